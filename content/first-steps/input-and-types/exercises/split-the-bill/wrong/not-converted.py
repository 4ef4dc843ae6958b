# verdict: runtime_error
# fails: 1
# misconception: input-gives-number
# feedback: The last line of the message speaks of str. Both answers are still text when they reach the division. Where could they become numbers?
total = input()
people = input()
share = total / people
print(share)
print(type(share))
