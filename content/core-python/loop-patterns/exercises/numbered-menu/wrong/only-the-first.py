# verdict: wrong_answer
# fails: 1
# misconception: return-in-loop-collects
# feedback: Your list ends after the first drink, and an empty menu gives None. The return is reached in the first round already.
def numbered_menu(names):
    lines = []
    for number, name in enumerate(names, 1):
        lines.append(f"{number}. {name}")
        return lines
