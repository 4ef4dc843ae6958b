import sys

total = 0
line = input("Number: ")
while line != "end":
    total += int(line)
    line = input("Number: ")
print(total)
if "--twice" in sys.argv:
    print(total)
