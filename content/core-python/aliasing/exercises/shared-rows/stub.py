def empty_plan(rows, seats):
    row = ["-"] * seats
    return [row] * rows


def book(plan, row, seat, name):
    plan[row][seat] = name


def try_out(plan, row, seat, name):
    preview = plan.copy()
    book(preview, row, seat, name)
    return preview


def has_changed(before, after):
    return before is not after
