# verdict: wrong_answer
# fails: 2
# misconception: int-rounds
# feedback: The half degree of 36.5 is lost on the way. float reads it; what does int do to it afterwards?
celsius = int(float(input()))
fahrenheit = celsius * 9 / 5 + 32
print(fahrenheit)
