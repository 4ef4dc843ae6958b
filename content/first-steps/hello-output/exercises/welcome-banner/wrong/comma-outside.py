# verdict: wrong_answer
# fails: 1
# misconception: comma-outside-is-text
# feedback: The comma of the last line is missing in your output. Is it inside your quotes, or between two pieces?
print("Lighthouse")
print()
print("Mind the steps", "all 199 of them.")
