# verdict: wrong_answer
# fails: 1
# misconception: slice-leaves-out-one-end
# feedback: The lowest mark has gone, the highest still counts. What has to stand behind the colon for the last item to be left out?
def fair_score(marks):
    if len(marks) < 3:
        return None
    counting = sorted(marks)[1:]
    return sum(counting) / len(counting)
