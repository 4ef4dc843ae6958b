# verdict: wrong_answer
# fails: 1
# misconception: plus-puts-a-blank
# feedback: The letters are right, and there are blanks between the pieces. They come from the commas. Which sign joins without a gap?
first = input()
last = input()
print(first[0], ".", last[0], ".")
