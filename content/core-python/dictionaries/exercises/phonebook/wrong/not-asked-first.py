# verdict: runtime_error
# fails: 1
# misconception: missing-key-is-none
# feedback: If it is a KeyError, the message names a name that is not in the book. Ask before you reach for it.
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
    elif command == "find":
        print(book[name])
    else:
        del book[name]
        print("Deleted", name)
    words = input().split()
print("Entries:", len(book))
