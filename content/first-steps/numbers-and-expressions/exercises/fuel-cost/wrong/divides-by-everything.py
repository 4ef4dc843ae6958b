# verdict: wrong_answer
# fails: 1
# misconception: brackets-change-nothing
# feedback: Less than half a coin for 400 km is too good to be true. With these brackets you divide by the use and by the price as well.
print((180 + 220) / (100 * 4.8 * 1.75))
