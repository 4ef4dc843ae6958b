# verdict: wrong_answer
# fails: 6
# misconception: filter-drops-nothing-of-value
# feedback: Some pictures are missing. An if at the end asks whether a value counts as true, and 0, None, an empty text and an empty list do not. Nothing is to be left out here.
def flatten(pages):
    return [picture for page in pages for picture in page if picture]
