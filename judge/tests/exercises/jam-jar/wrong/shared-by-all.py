# verdict: runtime_error
# fails: 5
# misconception: class-attribute-is-own
# feedback: Two jars share their jam. To whom does a name belong that is set on the class?
class Empty(Exception):
    pass


class Jar:
    def __init__(self, spoons):
        Jar.spoons = spoons

    def take(self, n):
        if n > Jar.spoons:
            raise Empty()
        before = Jar.spoons
        Jar.spoons -= n
        return Jar.spoons / before

    def __str__(self):
        return f"{Jar.spoons} spoon" + ("" if Jar.spoons == 1 else "s")
