# attacks: the comparison, with an object that says yes to every question
# allowed: wrong_answer


class Yes:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0

    def __repr__(self):
        return "'right'"


def answer(n):
    return Yes()
