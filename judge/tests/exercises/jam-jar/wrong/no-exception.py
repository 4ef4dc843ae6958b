# verdict: missing_name
# fails: 1
# misconception: any-error-will-do
# feedback: The task asks for an exception class of its own, by the name Empty.
class Jar:
    def __init__(self, spoons):
        self.spoons = spoons

    def take(self, n):
        if n > self.spoons:
            raise ValueError
        before = self.spoons
        self.spoons -= n
        return self.spoons / before

    def __str__(self):
        return f"{self.spoons} spoons"
