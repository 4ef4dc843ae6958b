# verdict: wrong_answer
# fails: 3
# misconception: right-once-is-right
# feedback: Dividing by 4 alone is not enough: 1900 was no leap year. The second and third rule are still missing.
year = int(input())
if year % 4 == 0:
    print("leap year")
else:
    print("common year")
