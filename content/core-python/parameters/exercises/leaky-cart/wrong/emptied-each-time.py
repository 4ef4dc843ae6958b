# verdict: wrong_answer
# fails: 2
# misconception: default-made-each-call
# feedback: Opening a cart empties the ones before it. The default is still one list for all calls; making it empty again takes the items out of every cart that holds it.
def open_cart(customer, items=[]):
    items.clear()
    return {"customer": customer, "items": items}


def put(cart, item, count=1):
    for number in range(count):
        cart["items"].append(item)
