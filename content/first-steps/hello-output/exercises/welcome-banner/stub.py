# Three lines are wanted. This program makes only one, and not the right one.
print("Hello")
