balance = float(input())
rate = float(input())
goal = float(input())
years = 0
# Let the years go by until the balance is large enough.
# But first think of a saver for whom that day never comes.
# Say how many they were only when you know.
