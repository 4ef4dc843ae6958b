# verdict: runtime_error
# fails: 1
# misconception: split-space-same-as-split
# feedback: If the message speaks of an index, one of your words has no first character. Where do empty words come from, and which form of split never makes any?
def hashtag(headline):
    text = headline[headline.find(":") + 1:].lower()
    for mark in ".,:;!?'-":
        text = text.replace(mark, "")
    tag = "#"
    for word in text.split(" "):
        if tag == "#":
            tag += word[0] + word[1:]
        else:
            tag += word[0].upper() + word[1:]
    return tag
