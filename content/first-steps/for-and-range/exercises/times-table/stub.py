number = int(input())
# One line of the table. How do you get all ten without writing them out?
print(f"{number} x 1 = {number * 1}")
