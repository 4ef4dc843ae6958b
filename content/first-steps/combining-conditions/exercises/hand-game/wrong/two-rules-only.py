# verdict: wrong_answer
# fails: 6
# misconception: exception-left-out
# feedback: Small beats large just once in this game, and that is missing: what happens when the first player shows a fly and the second a heron, and what when it is the other way round?
first = input()
second = input()
if first == second:
    print("draw")
elif first == "heron" or first == "frog" and second == "fly":
    print("first wins")
else:
    print("second wins")
