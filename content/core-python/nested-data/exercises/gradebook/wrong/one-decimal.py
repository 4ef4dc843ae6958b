# verdict: wrong_answer
# fails: 1
# misconception: round-shows-decimals
# feedback: The means have too few decimals. round gives a number, and a number is shown without the zeros at its end; a format code keeps them.
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
            print(f"{command[1]}: no marks")
        else:
            print(f"{command[1]}: {round(mean(record), 2)}")
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
