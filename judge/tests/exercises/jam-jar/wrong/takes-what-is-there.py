# verdict: wrong_answer
# fails: 3
# misconception: half-done-before-error
# feedback: After the error the jar is not as it was. What has to be asked before anything is taken?
class Empty(Exception):
    pass


class Jar:
    def __init__(self, spoons):
        self.spoons = spoons

    def take(self, n):
        before = self.spoons
        self.spoons -= n
        if self.spoons < 0:
            self.spoons = 0
            raise Empty()
        return self.spoons / before

    def __str__(self):
        return f"{self.spoons} spoon" + ("" if self.spoons == 1 else "s")
