name = input().upper()
width = len(name) + 2
edge = "+" + "-" * width + "+"
print(edge)
print(f"| {name} |")
print(edge)
