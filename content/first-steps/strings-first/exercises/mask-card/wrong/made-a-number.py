# verdict: runtime_error
# fails: 1
# misconception: digits-are-numbers
# feedback: The message says that an int has no length. A card number is made of digits, but nobody calculates with it, so it may stay a string.
card = int(input())
print("*" * (len(card) - 4) + card[-4:])
