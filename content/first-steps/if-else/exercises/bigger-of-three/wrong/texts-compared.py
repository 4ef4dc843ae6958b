# verdict: wrong_answer
# fails: 3
# misconception: number-text-order
# feedback: Single digits work. With longer or negative numbers, the wrong one wins: your program compares texts, character by character. What makes numbers of them?
first = input()
second = input()
third = input()
largest = first
if second > largest:
    largest = second
if third > largest:
    largest = third
print(largest)
