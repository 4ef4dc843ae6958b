def numbered_menu(names):
    lines = []
    for number, name in enumerate(names, 1):
        lines.append(f"{number}. {name}")
    return lines
