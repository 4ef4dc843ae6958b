def label(text, width):
    # The def line needs defaults, and two parameters that go by name only.
    return text + "." * (width - len(text))


print(label("nails", 8))
