# verdict: wrong_answer
# fails: 2
# misconception: middle-is-enough
# feedback: Faults sit where one price ends and the next one begins. Which ages are those?
import pytest
from fare import fare


def test_prices():
    assert fare(3) == 0
    assert fare(10) == 2
    assert fare(40) == 4
    assert fare(70) == 3


def test_negative():
    with pytest.raises(ValueError):
        fare(-1)
