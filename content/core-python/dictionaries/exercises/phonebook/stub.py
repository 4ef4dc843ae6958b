book = {}
words = input().split()
while words[0] != "quit":
    # words[0] is the command, words[1] the name, and for add, words[2] the number.
    print("I was told to", words[0])
    words = input().split()
print("Entries:", len(book))
