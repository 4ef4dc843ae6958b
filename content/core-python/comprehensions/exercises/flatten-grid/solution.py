def flatten(pages):
    return [picture for page in pages for picture in page]
