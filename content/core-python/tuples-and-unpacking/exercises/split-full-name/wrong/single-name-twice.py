# verdict: wrong_answer
# fails: 3
# misconception: right-once-is-right
# feedback: Two and more names are right. Whoever has only one gets it in two fields: the first and the last item of that list are the same one.
def name_fields(names):
    return names[0], names[1:-1], names[-1]
