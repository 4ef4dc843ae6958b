# verdict: runtime_error
# fails: 9
# misconception: asking-changes-nothing
# feedback: Asking for a pupil without marks put a record into the book, and list then fails on it. Only add may make a new record.
book = []


def find(name):
    for record in book:
        if record["name"] == name:
            return record
    return None


def mean(record):
    return sum(record["marks"]) / len(record["marks"])


command = input().split()
while command[0] != "quit":
    if command[0] == "add":
        record = find(command[1])
        if record is None:
            record = {"name": command[1], "marks": []}
            book.append(record)
        record["marks"].append(int(command[2]))
    elif command[0] == "mean":
        record = find(command[1])
        if record is None:
            book.append({"name": command[1], "marks": []})
            print(f"{command[1]}: no marks")
        else:
            print(f"{command[1]}: {mean(record):.2f}")
    elif command[0] == "list":
        names = []
        for record in book:
            names.append(record["name"])
        for name in sorted(names):
            record = find(name)
            print(f"{name:<10}{len(record['marks']):>3}{mean(record):>7.2f}")
        if len(names) == 0:
            print("Nobody yet")
    else:
        print("What?")
    command = input().split()
