# verdict: wrong_answer
# fails: 2
# misconception: assignment-copies
# feedback: try_out hands back the very plan that it was given, and the booking is real. No copy has been made at all.
def empty_plan(rows, seats):
    plan = []
    for number in range(rows):
        plan.append(["-"] * seats)
    return plan


def book(plan, row, seat, name):
    plan[row][seat] = name


def try_out(plan, row, seat, name):
    preview = plan
    book(preview, row, seat, name)
    return preview


def has_changed(before, after):
    return before != after
