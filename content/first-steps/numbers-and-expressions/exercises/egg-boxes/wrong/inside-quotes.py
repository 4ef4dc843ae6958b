# verdict: wrong_answer
# fails: 1
# misconception: quoted-expression-evaluates
# feedback: One expression itself appears in the output, not its value. Where does the closing quote have to stand so that Python calculates?
print("Full boxes: 1000 // 12")
print("Eggs left:", 1000 % 12)
