# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: Names of four letters fit. The number of minus signs has to follow from the name that comes in; which function tells its length?
name = input().upper()
print("+------+")
print(f"| {name} |")
print("+------+")
