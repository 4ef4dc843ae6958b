# verdict: syntax_error
# fails: 1
# misconception: syntax-error-runs-partly
# feedback: The name is right now, but Python still cannot read line 3, and until then no line runs at all. Where does the text on that line end?
guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.)
print("Our guest tonight:", guest)
print("All the way from", city)
