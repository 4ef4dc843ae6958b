# verdict: wrong_answer
# fails: 1
# misconception: strip-reaches-inside
# feedback: Marks in the middle are still in your tag. strip takes characters off the two ends; which method reaches every place?
def hashtag(headline):
    text = headline[headline.find(":") + 1:].lower().strip(".,:;!?'-")
    tag = ""
    for word in text.split():
        if tag == "":
            tag = "#" + word
        else:
            tag += word[0].upper() + word[1:]
    return tag
