# verdict: wrong_answer
# fails: 1
# misconception: quotes-are-output
# feedback: Every line is there, with something around the texts that the screen should not show. One pair of quotes is enough.
print('"Lighthouse"')
print()
print('"Mind the steps, all 199 of them."')
