# Step 1 runs already. Put your functions coin_value and change_due here,
# then let the machine grow, and run it after each step.

choice = input()
while choice != "quit":
    print("You chose", choice)
    choice = input()
print("Goodbye")
