# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The numbers and names are right, but there is no blank behind the full stop. Compare the first line character by character.
def numbered_menu(names):
    lines = []
    for number, name in enumerate(names, 1):
        lines.append(f"{number}.{name}")
    return lines
