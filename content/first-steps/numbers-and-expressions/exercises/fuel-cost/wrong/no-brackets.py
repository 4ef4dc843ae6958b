# verdict: wrong_answer
# fails: 1
# misconception: left-to-right-only
# feedback: Your program divides only the way home by 100, because the slash comes before the plus. How do you make Python add first?
print(180 + 220 / 100 * 4.8 * 1.75)
