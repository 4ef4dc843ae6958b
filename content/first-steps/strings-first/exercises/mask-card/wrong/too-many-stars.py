# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: Your line is four characters longer than the card number. Which characters get no star?
card = input()
print("*" * len(card) + card[-4:])
