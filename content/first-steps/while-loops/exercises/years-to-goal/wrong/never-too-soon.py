# verdict: wrong_answer
# fails: 7
# misconception: no-change-means-never
# feedback: Nothing grows here, but nothing has to: the goal is reached already, and the answer is 0. Which second question belongs before the word never?
balance = float(input())
rate = float(input())
goal = float(input())
if balance == 0 or rate == 0:
    print("never")
else:
    years = 0
    while balance < goal:
        balance += balance * rate / 100
        years += 1
    print(years)
