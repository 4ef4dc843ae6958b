# verdict: runtime_error
# fails: 2
# misconception: kwargs-are-texts
# feedback: A call with a number as an attribute stopped. Only the names of keyword arguments are always texts; a value is whatever the caller wrote. Make a text of it before you replace anything.
def escaped(value):
    text = value.replace("&", "&amp;")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def tag(name, *children, **attributes):
    opening = name
    for key, value in attributes.items():
        opening += f' {key}="{escaped(value)}"'
    return f"<{opening}>{''.join(children)}</{name}>"
