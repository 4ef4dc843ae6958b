# verdict: wrong_answer
# fails: 1
# misconception: no-message-means-right
# feedback: Without the faulty line there is no message, and no guest either. Three lines are wanted, so the line has to be mended and stay.
guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.")
print("All the way from", city)
