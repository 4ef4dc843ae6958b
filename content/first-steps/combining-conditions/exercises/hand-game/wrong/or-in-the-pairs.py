# verdict: wrong_answer
# fails: 2
# misconception: or-is-not-and
# feedback: With you the first player wins whenever the two signs differ. In each pair, one matching sign is enough for you. How many of the two have to match?
first = input()
second = input()
heron_wins = first == "heron" or second == "frog"
frog_wins = first == "frog" or second == "fly"
fly_wins = first == "fly" or second == "heron"
if first == second:
    print("draw")
elif heron_wins or frog_wins or fly_wins:
    print("first wins")
else:
    print("second wins")
