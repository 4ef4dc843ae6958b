# verdict: wrong_answer
# fails: 5
# misconception: or-distributes
# feedback: A first player who shows the fly always wins, unless it is a draw. A text that stands alone beside and or or is no question; compare each text with a player's sign.
first = input()
second = input()
if first == second:
    print("draw")
elif first == "heron" and second == "frog" or first == "frog" and second == "fly" or first == "fly" and "heron":
    print("first wins")
else:
    print("second wins")
