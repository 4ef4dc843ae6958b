# verdict: wrong_answer
# fails: 5
# misconception: escape-everything
# feedback: The attributes are right. But a child that is a tag itself has lost its < and >, and the page would show them as text. What does the statement say about children?
def escaped(value):
    text = str(value).replace("&", "&amp;")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def tag(name, *children, **attributes):
    opening = name
    for key, value in attributes.items():
        opening += f' {key}="{escaped(value)}"'
    return f"<{opening}>{escaped(''.join(children))}</{name}>"
