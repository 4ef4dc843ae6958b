def flatten(pages):
    return [page for page in pages]


print(flatten([["sea", "dog"], ["cake"]]))
