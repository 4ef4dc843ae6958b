# verdict: wrong_answer
# fails: 3
# misconception: handed-in-list-is-mine
# feedback: Carts that start empty are apart now. A list that was handed in still grows with the cart: the cart holds that very list. What should it hold instead?
def open_cart(customer, items=None):
    if items is None:
        items = []
    return {"customer": customer, "items": items}


def put(cart, item, count=1):
    for number in range(count):
        cart["items"].append(item)
