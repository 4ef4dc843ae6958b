# verdict: wrong_answer
# fails: 1
# misconception: unit-mixed-up
# feedback: 19.2 is the fuel in litres, so you are nearly there. What does one litre cost?
print((180 + 220) / 100 * 4.8)
