# verdict: wrong_answer
# fails: 3
# misconception: first-is-a-safe-start
# feedback: A used word can still win when it comes first. Your search starts with that word before anybody has asked whether it may win.
def longest_word(words, used):
    if len(words) == 0:
        return None
    longest = words[0]
    for word in words:
        if word not in used and len(word) > len(longest):
            longest = word
    return longest
