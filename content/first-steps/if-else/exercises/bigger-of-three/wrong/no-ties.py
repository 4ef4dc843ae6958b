# verdict: runtime_error
# fails: 10
# misconception: ties-do-not-happen
# feedback: Three different numbers work. When two share the first place, none of your conditions is True, and largest never gets a value. What should count when numbers are equal?
first = int(input())
second = int(input())
third = int(input())
if first > second:
    if first > third:
        largest = first
if second > first:
    if second > third:
        largest = second
if third > first:
    if third > second:
        largest = third
print(largest)
