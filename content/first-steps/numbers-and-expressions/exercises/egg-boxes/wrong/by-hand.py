# verdict: forbidden_construct
# fails: 1
# misconception: answer-by-hand
# feedback: There is nothing in your program yet for Python to work out. Behind each comma, put an expression made of 1000 and 12.
print("Full boxes:", 83)
print("Eggs left:", 4)
