# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: Your program prints four stars every time. That fits the first example only. From what does their number follow?
card = input()
print("****" + card[-4:])
