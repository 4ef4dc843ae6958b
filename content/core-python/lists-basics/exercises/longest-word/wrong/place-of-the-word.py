# verdict: wrong_answer
# fails: 1
# misconception: loop-over-index-or-item
# feedback: A number comes back, the place where the word stands. The word itself is asked for.
def longest_word(words, used):
    longest = None
    length = 0
    for place in range(len(words)):
        if words[place] not in used and len(words[place]) > length:
            longest = place
            length = len(words[place])
    return longest
