# verdict: wrong_answer
# fails: 8
# misconception: slice-copies-deep
# feedback: The row of the booking is a copy, and that one seat is safe. The other rows are still shared, so a later booking appears in both plans.
def empty_plan(rows, seats):
    plan = []
    for number in range(rows):
        plan.append(["-"] * seats)
    return plan


def book(plan, row, seat, name):
    plan[row][seat] = name


def try_out(plan, row, seat, name):
    preview = plan[:]
    preview[row] = plan[row][:]
    book(preview, row, seat, name)
    return preview


def has_changed(before, after):
    return before != after
