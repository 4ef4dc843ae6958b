# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: Rosa Lind is right. For names typed in small letters the task wants small initials, exactly as they came in.
first = input()
last = input()
print(first[0].upper() + "." + last[0].upper() + ".")
