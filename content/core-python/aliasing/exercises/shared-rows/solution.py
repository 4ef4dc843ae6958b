def empty_plan(rows, seats):
    plan = []
    for number in range(rows):
        plan.append(["-"] * seats)
    return plan


def book(plan, row, seat, name):
    plan[row][seat] = name


def try_out(plan, row, seat, name):
    preview = []
    for line in plan:
        preview.append(line.copy())
    book(preview, row, seat, name)
    return preview


def has_changed(before, after):
    return before != after
