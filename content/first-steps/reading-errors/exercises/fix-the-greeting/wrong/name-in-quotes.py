# verdict: wrong_answer
# fails: 1
# misconception: quoted-expression-evaluates
# feedback: The message is gone, but the screen greets a guest called "guest". In quotes, a name is only a word. Without them, Python puts in the value.
guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.")
print("Our guest tonight:", "guest")
print("All the way from", city)
