# verdict: wrong_answer
# fails: 3
# misconception: zero-is-the-smallest
# feedback: When all three are negative, your program shows a 0 that nobody threw. Which value should be the champion at the start?
first = int(input())
second = int(input())
third = int(input())
largest = 0
if first > largest:
    largest = first
if second > largest:
    largest = second
if third > largest:
    largest = third
print(largest)
