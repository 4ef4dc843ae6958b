# verdict: wrong_answer
# fails: 2
# misconception: if-if-equals-if-elif
# feedback: With 2, 5 and 8 the title goes to the 5, and then the 8 is not asked any more. An elif is skipped once the question above it said yes.
first = int(input())
second = int(input())
third = int(input())
largest = first
if second > largest:
    largest = second
elif third > largest:
    largest = third
print(largest)
