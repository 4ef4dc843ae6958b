# verdict: wrong_answer
# fails: 2
# misconception: calling-is-testing
# feedback: A test that only calls the program cannot fail. What does each test say about the value?
from fare import fare


def test_prices():
    fare(6)
    fare(65)
