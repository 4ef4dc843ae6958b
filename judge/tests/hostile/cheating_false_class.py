# attacks: the check of types, with an object that lies about its class
# allowed: wrong_answer


class Liar:
    @property
    def __class__(self):
        return str

    def __str__(self):
        return "right"


def answer(n):
    return Liar()
