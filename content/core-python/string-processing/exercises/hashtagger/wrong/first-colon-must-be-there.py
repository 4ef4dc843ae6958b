# verdict: runtime_error
# fails: 2
# misconception: find-raises
# feedback: Headlines with a colon are right. Without one your function stops: whatever you use to look for it must have an answer for that case.
def hashtag(headline):
    text = headline[headline.index(":") + 1:].lower()
    for mark in ".,:;!?'-":
        text = text.replace(mark, "")
    tag = ""
    for word in text.split():
        if tag == "":
            tag = "#" + word
        else:
            tag += word[0].upper() + word[1:]
    return tag
