# verdict: wrong_answer
# fails: 1
# misconception: slice-end-included
# feedback: Each name gives two letters instead of one. A slice from 0 to 1 stops before the 1; what does yours stop before?
first = input()
last = input()
print(first[0:2] + "." + last[0:2] + ".")
