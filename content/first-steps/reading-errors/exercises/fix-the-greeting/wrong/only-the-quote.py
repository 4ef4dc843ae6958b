# verdict: runtime_error
# fails: 1
# misconception: first-error-is-the-only-one
# feedback: The quote is in place, and the program now starts. A new message has come up behind the old one. Which name does its last line quote?
guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.")
print("Our guest tonight:", gest)
print("All the way from", city)
