# verdict: wrong_answer
# fails: 1
# misconception: case-ignored
# feedback: Words in the same letters match, and Apple with aPPle does not. To the two equals signs, a capital and a small letter are different. What can you do to both words first?
first = input()
second = input()
print(first == second)
