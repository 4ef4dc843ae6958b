# verdict: runtime_error
# fails: 1
# misconception: int-parses-decimals
# feedback: You convert at the right moment. But int cannot read 12.50, because there is a point in it. Which conversion can?
guest = input()
meal = int(input())
tip = int(input())
total = meal + tip
print("Receipt for " + guest)
print("To pay: " + str(total))
