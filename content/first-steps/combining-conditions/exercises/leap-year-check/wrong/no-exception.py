# verdict: wrong_answer
# fails: 4
# misconception: exception-left-out
# feedback: 1900 is right now. The year 2000 is one of those that the third rule brings back, and your condition leaves it out.
year = int(input())
if year % 4 == 0 and year % 100 != 0:
    print("leap year")
else:
    print("common year")
