# verdict: wrong_answer
# fails: 1
# misconception: slice-shares
# feedback: Bookings do not arrive in the plan any more. book was in order: it should change the plan it is given, not a copy of a row.
def empty_plan(rows, seats):
    plan = []
    for number in range(rows):
        plan.append(["-"] * seats)
    return plan


def book(plan, row, seat, name):
    line = plan[row][:]
    line[seat] = name


def try_out(plan, row, seat, name):
    preview = []
    for line in plan:
        preview.append(line.copy())
    preview[row][seat] = name
    return preview


def has_changed(before, after):
    return before != after
