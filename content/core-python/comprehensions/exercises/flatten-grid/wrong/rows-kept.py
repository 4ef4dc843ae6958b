# verdict: wrong_answer
# fails: 1
# misconception: nested-keeps-rows
# feedback: The pages are still there, as lists in your list. A comprehension inside a comprehension builds a list for each page. How do two for parts fit into one pair of brackets?
def flatten(pages):
    return [[picture for picture in page] for page in pages]
