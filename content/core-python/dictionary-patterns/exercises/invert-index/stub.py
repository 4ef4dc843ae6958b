def book_index(pages):
    index = {}
    for page, words in pages.items():
        # Each of these words belongs to this page. What if it is in the index already?
        index[words[0]] = [page]
    return index


print(book_index({30: ["ginger", "rice"], 12: ["ginger"]}))
