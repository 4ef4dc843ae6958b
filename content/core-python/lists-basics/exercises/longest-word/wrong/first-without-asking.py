# verdict: wrong_answer
# fails: 3
# misconception: first-is-a-safe-start
# feedback: Your search takes the first word as its best without asking. That word may be used, and an empty list has no first word at all. What could it start with instead?
def longest_word(words, used):
    longest = words[0]
    for word in words:
        if word not in used and len(word) > len(longest):
            longest = word
    return longest
