def book_index(pages):
    index = {}
    for page, words in sorted(pages.items()):
        for word in words:
            if word not in index:
                index[word] = []
            if page not in index[word]:
                index[word].append(page)
    return index
