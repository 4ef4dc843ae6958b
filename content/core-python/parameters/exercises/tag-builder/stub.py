def tag(name, *children, **attributes):
    # children is a tuple of texts, attributes a dictionary.
    return f"<{name}></{name}>"


print(tag("p", "Soup, ", "bread"))
print(tag("a", "Menu", href="/menu"))
