# verdict: wrong_answer
# fails: 1
# misconception: slice-end-included
# feedback: The very last character is missing. A slice stops before its second index. What happens if you leave that index out?
card = input()
print("*" * (len(card) - 4) + card[-4:-1])
