def with_item(items, x):
    longer = items[:]
    longer.append(x)
    return longer
