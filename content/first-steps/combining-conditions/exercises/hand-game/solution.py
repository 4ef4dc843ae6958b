first = input()
second = input()

heron_wins = first == "heron" and second == "frog"
frog_wins = first == "frog" and second == "fly"
fly_wins = first == "fly" and second == "heron"

if first == second:
    print("draw")
elif heron_wins or frog_wins or fly_wins:
    print("first wins")
else:
    print("second wins")
