# verdict: wrong_answer
# fails: 2
# misconception: empty-value-is-deleted
# feedback: After delete, the name is still in the book. A key with an empty value is a key all the same; which word takes out the whole pair?
book = {}
words = input().split()
while words[0] != "quit":
    command, name = words[0], words[1]
    if command == "add":
        if name in book:
            print("Changed", name)
        else:
            print("Saved", name)
        book[name] = words[2]
    elif name not in book:
        print(name, "is not in the book")
    elif command == "find":
        print(book[name])
    else:
        book[name] = ""
        print("Deleted", name)
    words = input().split()
print("Entries:", len(book))
