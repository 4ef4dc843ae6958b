# verdict: wrong_answer
# fails: 1
# misconception: division-either-way
# feedback: Your numbers come out too small. The task multiplies by one number and divides by the other; compare which is which in your line.
celsius = float(input())
fahrenheit = celsius * 5 / 9 + 32
print(fahrenheit)
