# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: Every call gave back None. Your functions may show the right numbers, but the one who called gets nothing. Which word hands a value back?
def area(width, length):
    print(width * length)


def perimeter(width, length):
    print(2 * (width + length))
