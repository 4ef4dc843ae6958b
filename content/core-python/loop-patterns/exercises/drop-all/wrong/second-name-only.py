# verdict: wrong_answer
# fails: 1
# misconception: remove-while-iterating-safe
# feedback: Of two neighbours, one is still passed over. Either your loop walks along the list that shrinks, or what you took for a copy is only a second name for it.
def drop_all(items, unwanted):
    removed = 0
    walked = items
    for item in walked:
        if item == unwanted:
            items.remove(item)
            removed += 1
    return removed
