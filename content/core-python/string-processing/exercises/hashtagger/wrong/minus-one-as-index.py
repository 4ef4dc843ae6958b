# verdict: wrong_answer
# fails: 2
# misconception: minus-one-is-harmless
# feedback: With a colon all is well. Without one, most of the headline is missing: -1 was used as the place of a colon.
def hashtag(headline):
    text = headline[headline.find(":"):].lower()
    for mark in ".,:;!?'-":
        text = text.replace(mark, "")
    tag = ""
    for word in text.split():
        if tag == "":
            tag = "#" + word
        else:
            tag += word[0].upper() + word[1:]
    return tag
