# verdict: wrong_answer
# fails: 1
# misconception: order-in-body-free
# feedback: Every name is called changed, even a new one. Did you put the number into the book before you asked whether the name was there?
book = {}
words = input().split()
while words[0] != "quit":
    command, name = words[0], words[1]
    if command == "add":
        book[name] = words[2]
        if name in book:
            print("Changed", name)
        else:
            print("Saved", name)
    elif name not in book:
        print(name, "is not in the book")
    elif command == "find":
        print(book[name])
    else:
        del book[name]
        print("Deleted", name)
    words = input().split()
print("Entries:", len(book))
