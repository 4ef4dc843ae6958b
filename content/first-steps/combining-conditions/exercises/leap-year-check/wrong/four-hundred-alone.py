# verdict: wrong_answer
# fails: 2
# misconception: or-distributes
# feedback: Every year is a leap year with you, 2023 too. If a bare number stands beside or, it is a condition of its own, and a number other than 0 counts as yes.
year = int(input())
if year % 4 == 0 and year % 100 != 0 or 400:
    print("leap year")
else:
    print("common year")
