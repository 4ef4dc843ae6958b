# verdict: wrong_answer
# fails: 3
# misconception: parameter-needs-own-value
# feedback: Every room comes out as 4 by 5. The parameters get their values from the call; does a line in the body give them others?
def area(width, length):
    width = 4
    length = 5
    return width * length


def perimeter(width, length):
    width = 4
    length = 5
    return 2 * (width + length)
