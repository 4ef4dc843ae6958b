first = input()
second = input()
# Print whether the two words match.
