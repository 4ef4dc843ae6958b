# verdict: wrong_answer
# fails: 1
# misconception: ties-do-not-happen
# feedback: melon and lemon are equally long, and the first of them should win. Does your comparison let a word of the same length take the lead?
def longest_word(words, used):
    longest = None
    length = 0
    for word in words:
        if word not in used and len(word) >= length:
            longest = word
            length = len(word)
    return longest
