# verdict: wrong_answer
# fails: 1
# misconception: group-init-every-time
# feedback: Each word has a single page, the largest. Is its list made anew each time the word turns up?
def book_index(pages):
    index = {}
    for page, words in sorted(pages.items()):
        for word in words:
            index[word] = []
            index[word].append(page)
    return index
