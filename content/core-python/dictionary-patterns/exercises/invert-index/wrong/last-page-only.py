# verdict: wrong_answer
# fails: 1
# misconception: values-unique
# feedback: Each word has a single page, the last one that was seen. A word may be on many pages, so their numbers have to be gathered.
def book_index(pages):
    index = {}
    for page, words in pages.items():
        for word in words:
            index[word] = [page]
    return index
