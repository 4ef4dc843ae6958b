# attacks: the expected values, by searching every object and every frame for them
# allowed: wrong_answer, time_limit
# outside: escaped
import gc
import sys


def answer(n):
    seen, waiting = set(), [sys.modules, *gc.get_objects()]
    frame = sys._getframe()
    while frame is not None:
        waiting += [*frame.f_locals.values(), *frame.f_globals.values()]
        frame = frame.f_back
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, str | bytes):
            text = thing if isinstance(thing, str) else thing.decode("latin-1")
            if text.startswith("canary-") and len(text) > 30 or text == "'thgir'"[::-1]:
                return "escaped: " + text
        elif isinstance(thing, dict):
            waiting += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set | frozenset):
            waiting += thing
    return "held"
