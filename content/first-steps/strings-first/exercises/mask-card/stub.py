card = input()
# How many stars does this number need? And which piece of it is shown?
print(card)
