def make_counter(start, step):
    upcoming = start

    def count():
        nonlocal upcoming
        number = upcoming
        upcoming += step
        return number

    return count
