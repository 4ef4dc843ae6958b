# attacks: databases and terminals behind the judge, with an object that describes itself in signs that none can hold
# allowed: wrong_answer


class Odd:
    def __repr__(self):
        return "Odd\ud800\0\x1b[2J\u202e"


def answer(n):
    return Odd()
