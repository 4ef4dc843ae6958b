# verdict: wrong_answer
# fails: 1
# misconception: division-either-way
# feedback: Four people and a bill of 60: what does your first line give? Check which value stands on the left of the slash.
total = float(input())
people = int(input())
share = people / total
print(share)
print(type(share))
