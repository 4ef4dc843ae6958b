# verdict: runtime_error
# fails: 1
# misconception: spreading-inside-a-comprehension
# feedback: An album of two pages breaks your function, and so does one of none: the places of the pages are written into it. Walk along the pages, however many there are.
def flatten(pages):
    return [picture for picture in pages[0] + pages[1] + pages[2]]
