number = int(input())
# Repeat: show the number and make it smaller. Which numbers may still be shown?
print("Go!")
