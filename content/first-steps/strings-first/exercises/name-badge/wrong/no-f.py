# verdict: wrong_answer
# fails: 1
# misconception: f-string-without-f
# feedback: The middle line shows {name} itself. One letter before the opening quote makes a gap of the curly brackets.
name = input().upper()
width = len(name) + 2
edge = "+" + "-" * width + "+"
print(edge)
print("| {name} |")
print(edge)
