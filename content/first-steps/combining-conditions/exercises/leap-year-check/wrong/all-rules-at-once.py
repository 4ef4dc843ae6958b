# verdict: wrong_answer
# fails: 1
# misconception: spoken-and-is-and
# feedback: Not even 2024 is a leap year now. Can one year meet all your conditions at once? Of the last two rules, one is enough.
year = int(input())
if year % 4 == 0 and year % 100 != 0 and year % 400 == 0:
    print("leap year")
else:
    print("common year")
