first = input()
second = input()
if first == second:
    print("draw")
# In all other cases somebody wins.
