def by_last_name(names):
    # sorted takes a key: a function that says what to compare.
    return sorted(names)


print(by_last_name(["Ida Moss", "Tom Berg"]))
