# verdict: wrong_answer
# fails: 2
# misconception: if-if-equals-if-elif
# feedback: A child of 8 gets two fares. Separate ifs are all asked, even when an earlier one said yes. What makes one chain of them?
age = int(input())
if age < 6:
    print(0)
if age < 18:
    print(3)
if age < 65:
    print(7)
else:
    print(5)
