# verdict: wrong_answer
# fails: 3
# misconception: is-same-as-equals
# feedback: Two plans with the same contents count as changed. You ask whether they are one object, but the contents should be compared.
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
    return before is not after
