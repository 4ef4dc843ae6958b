# verdict: runtime_error
# fails: 1
# misconception: any-key-type
# feedback: If the message says unhashable, you used the whole list of words as a key. A list cannot be one; each of its words can.
def book_index(pages):
    index = {}
    for page, words in sorted(pages.items()):
        index[words] = page
    return index
