# verdict: wrong_answer
# fails: 3
# misconception: threshold-order-irrelevant
# feedback: A draw is never announced. By the time you ask whether both signs are the same, an else or an earlier condition has already caught that case.
first = input()
second = input()
heron_wins = first == "heron" and second == "frog"
frog_wins = first == "frog" and second == "fly"
fly_wins = first == "fly" and second == "heron"
if heron_wins or frog_wins or fly_wins:
    print("first wins")
elif not (heron_wins or frog_wins or fly_wins):
    print("second wins")
else:
    print("draw")
