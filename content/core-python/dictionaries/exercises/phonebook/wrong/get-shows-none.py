# verdict: wrong_answer
# fails: 1
# misconception: missing-key-is-none
# feedback: For a name that is not in the book your program shows None. The one who asked should be told in words.
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
        print(book.get(name))
    elif name in book:
        del book[name]
        print("Deleted", name)
    else:
        print(name, "is not in the book")
    words = input().split()
print("Entries:", len(book))
