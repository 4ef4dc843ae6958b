# verdict: wrong_answer
# fails: 1
# misconception: print-is-return
# feedback: Your menu appears on the screen and no list comes back. Whoever calls the function wants the list, to use it as they like.
def numbered_menu(names):
    for number, name in enumerate(names, 1):
        print(f"{number}. {name}")
