# verdict: runtime_error
# fails: 2
# misconception: split-cuts-once
# feedback: Headlines with exactly one colon are right. Without one there is no second piece, and with two the second piece is not the whole rest.
def hashtag(headline):
    text = headline.split(":")[1].lower()
    for mark in ".,:;!?'-":
        text = text.replace(mark, "")
    tag = ""
    for word in text.split():
        if tag == "":
            tag = "#" + word
        else:
            tag += word[0].upper() + word[1:]
    return tag
