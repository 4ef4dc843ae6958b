def drop_all(items, unwanted):
    removed = 0
    for item in items:
        if item == unwanted:
            items.remove(item)
            removed += 1
    return removed
