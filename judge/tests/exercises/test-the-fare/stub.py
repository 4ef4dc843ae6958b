from fare import fare


def test_a_baby_rides_free():
    assert fare(0) == 0
