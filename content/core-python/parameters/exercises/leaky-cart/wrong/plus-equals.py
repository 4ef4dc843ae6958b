# verdict: wrong_answer
# fails: 3
# misconception: plus-equals-makes-a-new-list
# feedback: Two things are left. A list that was handed in still grows with the cart, for += makes the old list longer just as append does. And put hands something back, though it should return nothing.
def open_cart(customer, items=None):
    if items is None:
        items = []
    return {"customer": customer, "items": items}


def put(cart, item, count=1):
    cart["items"] += [item] * count
    return cart
