# verdict: wrong_answer
# fails: 1
# misconception: quoted-expression-evaluates
# feedback: The receipt now shows the word total. In quotes it is only a word; what is wanted is a text made of the value.
guest = input()
meal = float(input())
tip = float(input())
total = meal + tip
print("Receipt for " + guest)
print("To pay: " + "total")
