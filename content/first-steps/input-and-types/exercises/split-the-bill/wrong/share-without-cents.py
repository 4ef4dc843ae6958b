# verdict: wrong_answer
# fails: 2
# misconception: floor-div-rounds
# feedback: A share of 11.375 came out as 11.0. The double slash keeps whole pieces only. Which division keeps the rest?
total = float(input())
people = int(input())
share = total // people
print(share)
print(type(share))
