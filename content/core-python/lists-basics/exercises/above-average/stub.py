def above_average(distances):
    longer = []
    # First find the mean. Then go through the list once more.
    return longer
