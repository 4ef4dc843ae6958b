guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.")
print("Our guest tonight:", guest)
print("All the way from", city)
