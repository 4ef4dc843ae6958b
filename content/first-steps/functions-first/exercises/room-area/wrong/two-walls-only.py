# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: The area is right. The perimeter comes out too small by half: a room has two walls of each length.
def area(width, length):
    return width * length


def perimeter(width, length):
    return width + length
