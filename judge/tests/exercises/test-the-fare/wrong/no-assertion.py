# verdict: wrong_answer
# fails: 2
# misconception: calling-is-testing
# feedback: None of the broken programs fails. What does each of your tests say about the value that comes?
from fare import fare


def test_prices():
    fare(6)
    fare(65)
