def make_counter(start, step):
    def count():
        return start

    return count


green = make_counter(100, 10)
print(green())
print(green())
