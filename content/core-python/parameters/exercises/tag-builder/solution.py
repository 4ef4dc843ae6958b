def escaped(value):
    text = str(value).replace("&", "&amp;")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def tag(name, *children, **attributes):
    opening = name
    for key, value in attributes.items():
        opening += f' {key}="{escaped(value)}"'
    return f"<{opening}>{''.join(children)}</{name}>"
