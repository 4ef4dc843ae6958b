# verdict: runtime_error
# fails: 1
# misconception: input-gives-number
# feedback: The message names str on both sides of the minus. Prices that are typed arrive as text; what makes floats of them?
first = input()
second = input()
difference = first - second
print(-0.01 < difference < 0.01)
