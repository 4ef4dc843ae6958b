# verdict: wrong_answer
# fails: 1
# misconception: quotes-are-output
# feedback: The title has lost its double quotes, and the bar behind it has moved. Quotes that are to be seen must be part of the text, besides the pair that marks it.
print("+-------------------------+")
print("| The Captain's Parrot  |")
print("| Row 7  Seat 12          |")
print("+-------------------------+")
