# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: What is printed is seen, but the call itself gives `None`.
def mean(numbers):
    total = 0.0
    for number in numbers:
        total += number
    print(total / len(numbers) if numbers else 0.0)
