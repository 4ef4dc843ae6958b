# verdict: wrong_answer
# fails: 2
# misconception: slice-copies-deep
# feedback: A booking that was only tried out stands in the real plan as well. The outer list has been copied; what about the rows in it?
def empty_plan(rows, seats):
    plan = []
    for number in range(rows):
        plan.append(["-"] * seats)
    return plan


def book(plan, row, seat, name):
    plan[row][seat] = name


def try_out(plan, row, seat, name):
    preview = plan[:]
    book(preview, row, seat, name)
    return preview


def has_changed(before, after):
    return before != after
