# verdict: runtime_error
# fails: 1
# misconception: str-plus-int-joins
# feedback: The message speaks of int and str around a plus sign. What len gives is a number: it can say how often the minus sign is repeated, but it cannot be joined to a text.
name = input().upper()
edge = "+" + len(name) + "+"
print(edge)
print(f"| {name} |")
print(edge)
