card = input()
hidden = len(card) - 4
print("*" * hidden + card[hidden:])
