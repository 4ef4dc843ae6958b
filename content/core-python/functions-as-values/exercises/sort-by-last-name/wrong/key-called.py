# verdict: runtime_error
# fails: 1
# misconception: call-instead-of-pass
# feedback: Python stopped where you sort. What stands behind key= is called for every name, so it must be a function, and not the result of a call.
def last_then_first(name):
    words = name.split()
    return words[-1], words[0]


def by_last_name(names):
    return sorted(names, key=last_then_first(names[0]))
