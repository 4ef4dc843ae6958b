name = input()
# This frame fits a name of four letters. Make it fit every name.
print("+------+")
print(f"| {name} |")
print("+------+")
