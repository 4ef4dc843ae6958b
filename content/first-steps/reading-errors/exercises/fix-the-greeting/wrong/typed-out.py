# verdict: forbidden_construct
# misconception: any-way-will-do
# feedback: This may even look right on the screen tonight. But tomorrow somebody changes the lines at the top, and the greeting must follow. Mend the faulty lines, and let the variables stand in them.
print("Good evening and welcome.")
print("Our guest tonight: Amara")
print("All the way from Lisbon")
