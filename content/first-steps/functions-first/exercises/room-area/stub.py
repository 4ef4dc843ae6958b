def area(width, length):
    return 0


def perimeter(width, length):
    return 0


print(area(4, 5))
print(perimeter(4, 5))
