# verdict: runtime_error
# fails: 2
# misconception: missing-key-is-none
# feedback: find asks whether the name is there. delete should ask as well, since a key that is missing cannot be taken out.
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
        print(book.get(name, name + " is not in the book"))
    else:
        del book[name]
        print("Deleted", name)
    words = input().split()
print("Entries:", len(book))
