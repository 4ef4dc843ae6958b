# verdict: syntax_error
# fails: 1
# misconception: syntax-error-runs-partly
# feedback: Python cannot read the program yet, and until it can, no line runs at all, however right the others are. The message names a line. Where does the text on it end?
guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.)
print("Our guest tonight:", guest)
print("All the way from", city)
