# verdict: wrong_answer
# fails: 2
# misconception: old-value-kept
# feedback: The closing tag carries the attributes too. They belong to the opening tag alone; the closing one has only the name.
def escaped(value):
    text = str(value).replace("&", "&amp;")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def tag(name, *children, **attributes):
    for key, value in attributes.items():
        name += f' {key}="{escaped(value)}"'
    return f"<{name}>{''.join(children)}</{name}>"
