def count_words(source, target):
    pass
