# verdict: wrong_answer
# fails: 2
# misconception: left-to-right-only
# feedback: The area is right. In the perimeter only one of the two sides is doubled, because multiplying goes first.
def area(width, length):
    return width * length


def perimeter(width, length):
    return 2 * width + length
