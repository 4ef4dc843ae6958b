# verdict: wrong_answer
# fails: 3
# misconception: empty-text-is-none
# feedback: When no word can win, an empty text comes back. That is a text without letters, while None says that there is no word at all.
def longest_word(words, used):
    longest = ""
    for word in words:
        if word not in used and len(word) > len(longest):
            longest = word
    return longest
