# attacks: whoever looks at a value's class, with a class that fights back
# allowed: wrong_answer, runtime_error


class Meta(type):
    def __getattribute__(cls, name):
        raise SystemExit(0)

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(str)


class Evil(metaclass=Meta):
    def __repr__(self):
        raise SystemExit(0)


def answer(n):
    return Evil()
