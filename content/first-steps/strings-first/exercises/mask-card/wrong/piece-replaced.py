# verdict: runtime_error
# fails: 1
# misconception: strings-are-mutable
# feedback: Python refuses to put stars into the string that is there. Build a new one: first the stars, then the piece that stays.
card = input()
hidden = len(card) - 4
card[0:hidden] = "*" * hidden
print(card)
