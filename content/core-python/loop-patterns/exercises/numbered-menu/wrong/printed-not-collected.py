# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: The lines appear on the screen, and the list that comes back is empty. Which word in the loop would collect them instead?
def numbered_menu(names):
    lines = []
    for number, name in enumerate(names, 1):
        print(f"{number}. {name}")
    return lines
