# verdict: runtime_error
# fails: 1
# misconception: equals-compares
# feedback: Your program stops before it can answer. Look at the sign between the two words: does it ask, or does it order?
first = input().lower()
second = input().lower()
print(first = second)
