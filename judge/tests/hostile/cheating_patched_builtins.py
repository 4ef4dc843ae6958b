# attacks: the judge's code inside the jail, by changing the builtins that it uses
# allowed: wrong_answer, runtime_error
import builtins
import json


def answer(n):
    builtins.type = lambda *thing: str
    builtins.isinstance = lambda *things: True
    builtins.len = lambda thing: 0
    builtins.hash = lambda thing: 0
    builtins.repr = lambda thing: "'right'"
    builtins.compile = builtins.eval = builtins.exec = lambda *things: "right"
    json.dumps = lambda *things, **more: '{"value": ["s", "right"]}'
    json.loads = lambda *things, **more: {}
    return "wrong"
