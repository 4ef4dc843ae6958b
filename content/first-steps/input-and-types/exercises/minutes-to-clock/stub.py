# Read the minutes, then print hours and minutes in one line.
minutes = int(input())
