guest = "Amara"
city = "Lisbon"
print("Good evening and welcome.)
print("Our guest tonight:", gest)
print("All the way from", city)
