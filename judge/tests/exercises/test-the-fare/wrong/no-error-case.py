# verdict: wrong_answer
# fails: 3
# misconception: errors-need-no-test
# feedback: The task says what happens for a negative age. Which of your tests would notice if it did not?
from fare import fare


def test_prices():
    assert fare(5) == 0
    assert fare(6) == 2
    assert fare(18) == 4
    assert fare(65) == 3
