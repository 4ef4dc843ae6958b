print("Lighthouse")
print()
print("Mind the steps, all 199 of them.")
