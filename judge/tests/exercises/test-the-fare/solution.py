import pytest
from fare import fare


@pytest.mark.parametrize("age, price", [(0, 0), (5, 0), (6, 2), (17, 2), (18, 4), (64, 4), (65, 3), (99, 3)])
def test_each_border_has_its_price(age, price):
    assert fare(age) == price


def test_a_negative_age_is_an_error():
    with pytest.raises(ValueError):
        fare(-1)
