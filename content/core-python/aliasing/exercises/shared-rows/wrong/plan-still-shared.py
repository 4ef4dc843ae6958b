# verdict: wrong_answer
# fails: 1
# misconception: star-makes-independent-rows
# feedback: Ada still sits in several rows of a new plan. The star has put one and the same row into it again and again.
def empty_plan(rows, seats):
    return [["-"] * seats] * rows


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
