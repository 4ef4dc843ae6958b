# verdict: runtime_error
# fails: 1
# misconception: nested-order-reversed
# feedback: Your function stopped with a NameError: one of its names is used before it is made. Read the for parts from left to right, as nested loops. Which comes first, pages or pictures?
def flatten(pages):
    return [picture for picture in page for page in pages]
