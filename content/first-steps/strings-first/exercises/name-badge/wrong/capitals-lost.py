# verdict: wrong_answer
# fails: 1
# misconception: method-changes-in-place
# feedback: The frame fits, but the name is not in capitals. Your second line makes them, as a new string. Where does that string go?
name = input()
name.upper()
width = len(name) + 2
edge = "+" + "-" * width + "+"
print(edge)
print(f"| {name} |")
print(edge)
