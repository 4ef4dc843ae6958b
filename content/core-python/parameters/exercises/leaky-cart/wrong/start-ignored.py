# verdict: wrong_answer
# fails: 3
# misconception: default-belongs-in-the-body
# feedback: Empty carts are right. A cart that should begin with some items begins without them: the body replaces what the call brought. Under which condition may it do that?
def open_cart(customer, items=None):
    items = []
    return {"customer": customer, "items": items}


def put(cart, item, count=1):
    for number in range(count):
        cart["items"].append(item)
