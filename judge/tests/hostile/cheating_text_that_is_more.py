# attacks: the comparison, with a subclass of the type that is wanted
# allowed: wrong_answer


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def answer(n):
    return Text("right")
