# verdict: wrong_answer
# fails: 1
# misconception: args-stays-apart
# feedback: Between your tags there are round brackets, quotes and commas: a whole tuple was turned into text. How do the texts in it become one?
def escaped(value):
    text = str(value).replace("&", "&amp;")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def tag(name, *children, **attributes):
    opening = name
    for key, value in attributes.items():
        opening += f' {key}="{escaped(value)}"'
    return f"<{opening}>{children}</{name}>"
