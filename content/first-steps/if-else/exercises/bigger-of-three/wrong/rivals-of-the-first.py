# verdict: wrong_answer
# fails: 1
# misconception: compare-with-first-only
# feedback: With 4, 9 and 7 you show 7. It beats the 4, but the 9 had won the title by then. With whom must the third number be compared?
first = int(input())
second = int(input())
third = int(input())
largest = first
if second > first:
    largest = second
if third > first:
    largest = third
print(largest)
