# verdict: wrong_answer
# fails: 2
# misconception: right-once-is-right
# feedback: The pages are in order. A word that was noted twice on one page has that page twice; ask before you append.
def book_index(pages):
    index = {}
    for page, words in sorted(pages.items()):
        for word in words:
            index.setdefault(word, []).append(page)
    return index
