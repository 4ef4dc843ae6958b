print("Full boxes:", 1000 // 12)
print("Eggs left:", 1000 % 12)
