# verdict: wrong_answer
# fails: 1
# misconception: slash-gives-int
# feedback: Your first number has a long tail behind the point. Which sign counts full boxes and nothing else?
print("Full boxes:", 1000 / 12)
print("Eggs left:", 1000 % 12)
