# verdict: forbidden_construct
# fails: 1
# misconception: answer-by-hand
# feedback: Your program leaves Python nothing to work out. With the numbers of the trip in an expression, another price or another road is no work at all.
print(33.6)
