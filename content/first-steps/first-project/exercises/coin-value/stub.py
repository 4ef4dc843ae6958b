def coin_value(name):
    if name == "5c":
        return 5
