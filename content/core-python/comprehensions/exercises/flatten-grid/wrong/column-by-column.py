# verdict: runtime_error
# fails: 1
# misconception: nested-order-reversed
# feedback: Where all pages are of the same length, you take the first picture of each, then the second; where they are not, the program stops. The pages come first, and inside a page its pictures.
def flatten(pages):
    return [page[place] for place in range(len(pages[0])) for page in pages]
