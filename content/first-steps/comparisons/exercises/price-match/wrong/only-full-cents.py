# verdict: wrong_answer
# fails: 1
# misconception: int-rounds
# feedback: In full cents, 1.799 is 179 and 1.80 is 180, so they seem a whole cent apart. Leave the decimals in place and look at the difference.
first = float(input())
second = float(input())
print(int(first * 100) == int(second * 100))
