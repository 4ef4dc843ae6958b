# verdict: wrong_answer
# fails: 4
# misconception: off-by-one-while
# feedback: When the balance is exactly the goal, the waiting is over. Your loop lets one more year pass. What does the condition say when both are equal?
balance = float(input())
rate = float(input())
goal = float(input())
if balance < goal and (balance == 0 or rate == 0):
    print("never")
elif balance == goal and rate == 0:
    print(0)
else:
    years = 0
    while balance <= goal:
        balance += balance * rate / 100
        years += 1
    print(years)
