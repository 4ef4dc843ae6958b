command = input().split()
while command[0] != "quit":
    print("What?")
    command = input().split()
