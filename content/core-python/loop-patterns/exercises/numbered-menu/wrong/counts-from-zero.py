# verdict: wrong_answer
# fails: 1
# misconception: enumerate-counts-from-one
# feedback: Your first drink has the number 0. That is where counting begins unless you say otherwise.
def numbered_menu(names):
    lines = []
    for number, name in enumerate(names):
        lines.append(f"{number}. {name}")
    return lines
