# verdict: wrong_answer
# fails: 4
# misconception: methods-leave-list-alone
# feedback: Your podiums are right, but the list of the throws is in another order afterwards. A method changes the list that it is called on.
def podium(distances):
    distances.sort()
    distances.reverse()
    return distances[:3]
