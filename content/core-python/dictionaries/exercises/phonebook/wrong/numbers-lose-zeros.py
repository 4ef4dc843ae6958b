# verdict: runtime_error
# fails: 1
# misconception: digits-are-numbers
# feedback: If the message speaks of int, look at the number that was typed: it holds a hyphen. Nobody counts with a phone number, so it can stay a text.
book = {}
words = input().split()
while words[0] != "quit":
    command, name = words[0], words[1]
    if command == "add":
        if name in book:
            print("Changed", name)
        else:
            print("Saved", name)
        book[name] = int(words[2])
    elif name not in book:
        print(name, "is not in the book")
    elif command == "find":
        print(book[name])
    else:
        del book[name]
        print("Deleted", name)
    words = input().split()
print("Entries:", len(book))
