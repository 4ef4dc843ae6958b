# attacks: whoever comes next, with modules of its own where theirs are looked for
# allowed: wrong_answer
import os
import sys


def answer(n):
    here = os.getcwd()
    places = [*sys.path, os.path.expanduser("~/.local/lib"), os.path.dirname(os.__file__) + "/__pycache__", "/", "/lib"]
    planted = []
    for folder in places:
        for name in ("json.py", "solution.py", "sitecustomize.py", "usercustomize.py", "turns.pth"):
            try:
                os.makedirs(folder, exist_ok=True)
                with open(os.path.join(folder, name), "w") as file:
                    file.write("raise SystemExit")
                planted.append(folder)
            except OSError:
                pass
    # What lies in the working folder goes with it: the next one judged has to show that.
    return f"escaped: {planted}" if any(not folder.startswith(here) for folder in planted) else "held"
