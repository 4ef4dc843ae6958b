# verdict: syntax_error
# fails: 1
# misconception: inner-quote-is-free
# feedback: Python could not read one of your lines; the message names it. If the title stands there: at which double quote does the text end for Python, and which sign keeps a quote inside?
print("+-------------------------+")
print("| "The Captain's Parrot"  |")
print("| Row 7  Seat 12          |")
print("+-------------------------+")
