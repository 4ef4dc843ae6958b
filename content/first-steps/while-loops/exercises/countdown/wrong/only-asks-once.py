# verdict: wrong_answer
# fails: 1
# misconception: while-runs-once
# feedback: The first number comes, and then Go! at once. An if runs its body a single time; which word goes back and asks again?
number = int(input())
if number > 0:
    print(number)
    number -= 1
print("Go!")
