# verdict: wrong_answer
# fails: 6
# misconception: border-does-not-matter
# feedback: Nearly right. 0 and 0.01 differ by exactly a cent, and the task says less than a cent. Which of your signs let the border in?
first = float(input())
second = float(input())
difference = first - second
print(-0.01 <= difference <= 0.01)
