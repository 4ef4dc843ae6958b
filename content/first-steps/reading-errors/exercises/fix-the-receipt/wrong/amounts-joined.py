# verdict: wrong_answer
# fails: 1
# misconception: input-gives-number
# feedback: No message any more, but look at the amount: price and tip stand side by side instead of being added. What type do they have when + meets them?
guest = input()
meal = input()
tip = input()
total = meal + tip
print("Receipt for " + guest)
print("To pay: " + total)
