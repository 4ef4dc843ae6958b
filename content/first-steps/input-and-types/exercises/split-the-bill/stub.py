# Two lines come in. What type do they have at this point?
total = input()
people = input()
