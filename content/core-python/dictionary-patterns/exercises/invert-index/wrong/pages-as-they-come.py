# verdict: wrong_answer
# fails: 1
# misconception: dictionary-sorts-keys
# feedback: All pages are there, but not in order. A dictionary is walked in the order in which its keys were added, whatever their size.
def book_index(pages):
    index = {}
    for page, words in pages.items():
        for word in words:
            if word not in index:
                index[word] = []
            if page not in index[word]:
                index[word].append(page)
    return index
