# Each print needs a comma after the text, and then an expression.
print("Full boxes:")
print("Eggs left:")
