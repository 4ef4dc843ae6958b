def hashtag(headline):
    text = headline[headline.find(":") + 1:].lower()
    for mark in ".,:;!?'-":
        text = text.replace(mark, "")
    tag = ""
    for word in text.split():
        if tag == "":
            tag = "#" + word
        else:
            tag += word[0].upper() + word[1:]
    return tag
