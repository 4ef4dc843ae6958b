# verdict: wrong_answer
# fails: 1
# misconception: left-to-right-only
# feedback: In your line the 32 is multiplied as well. Which of the three steps comes last, and what do your brackets say?
celsius = float(input())
fahrenheit = (celsius + 32) * 9 / 5
print(fahrenheit)
