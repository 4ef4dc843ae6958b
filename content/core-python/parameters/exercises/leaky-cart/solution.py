def open_cart(customer, items=None):
    if items is None:
        items = []
    return {"customer": customer, "items": items[:]}


def put(cart, item, count=1):
    for number in range(count):
        cart["items"].append(item)
