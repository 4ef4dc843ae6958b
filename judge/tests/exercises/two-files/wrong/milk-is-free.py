# verdict: wrong_answer
# fails: 4
# misconception: get-is-always-safer
# feedback: What has no price should be an error, and `get` hides it.
import prices


def bill(things):
    return sum(prices.PRICES.get(thing, 0) for thing in things)
