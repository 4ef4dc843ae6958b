# verdict: runtime_error
# fails: 1
# misconception: parameter-needs-own-value
# feedback: Nobody is there to type an answer, so input finds nothing. The numbers are in the parameters from the start of the call.
def area(width, length):
    width = float(input("Width? "))
    length = float(input("Length? "))
    return width * length


def perimeter(width, length):
    width = float(input("Width? "))
    length = float(input("Length? "))
    return 2 * (width + length)
