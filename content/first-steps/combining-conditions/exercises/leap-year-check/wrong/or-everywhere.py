# verdict: wrong_answer
# fails: 2
# misconception: or-is-not-and
# feedback: 2023 comes out as a leap year, while 1900 is right. With or, a year need not be divisible by 4 as long as it is not divisible by 100. What does a year need in any case?
year = int(input())
if year % 4 == 0 and year % 400 == 0 or year % 100 != 0:
    print("leap year")
else:
    print("common year")
