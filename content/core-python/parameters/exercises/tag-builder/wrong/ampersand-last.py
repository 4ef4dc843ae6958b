# verdict: wrong_answer
# fails: 3
# misconception: replace-order-is-free
# feedback: Something was replaced twice. What replaces a quote or a < holds an & of its own. Which of the four has to be replaced first, so that it touches no other?
def escaped(value):
    text = str(value).replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("&", "&amp;")


def tag(name, *children, **attributes):
    opening = name
    for key, value in attributes.items():
        opening += f' {key}="{escaped(value)}"'
    return f"<{opening}>{''.join(children)}</{name}>"
