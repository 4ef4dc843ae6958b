def open_cart(customer, items=[]):
    return {"customer": customer, "items": items}


def put(cart, item, count=1):
    for number in range(count):
        cart["items"].append(item)


ana = open_cart("Ana")
put(ana, "soap")
ben = open_cart("Ben")
print(ben["items"])
