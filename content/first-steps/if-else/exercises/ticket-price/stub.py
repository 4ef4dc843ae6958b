age = int(input())
if age < 6:
    print(0)
# Three more fares are missing.
