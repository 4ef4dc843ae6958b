# verdict: runtime_error
# fails: 1
# misconception: import-brings-names
# feedback: `import prices` brings one name, prices; what is in it is reached through it.
import prices


def bill(things):
    total = 0
    for thing in things:
        total += price(thing)
    return total
