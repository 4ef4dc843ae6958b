def with_item(items, x):
    longer = items
    # How many lists are there now?
    return longer
