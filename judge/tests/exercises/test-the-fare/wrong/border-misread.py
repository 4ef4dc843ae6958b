# verdict: wrong_answer
# fails: 1
# misconception: below-includes-border
# feedback: The right program says otherwise. Read once more what "below 6" says of 6 itself.
from fare import fare


def test_six():
    assert fare(6) == 0
