"""An answer to a question, right or wrong, made of its key; `courses.quizzes` describes both."""

from courses.quizzes import INDENT, Answer, Data, Placed, kind_of


def right_answer(data: Data) -> Answer:
    """One that earns the point."""
    match kind_of(data):
        case "single":
            return next(str(option["id"]) for option in data["options"] if option["right"])
        case "multiple":
            return [str(option["id"]) for option in data["options"] if option["right"]]
        case "short":
            return str(data["right"][0])
        case "output":
            return str(data["key"])
        case "blanks":
            return {str(number): blank["right"][0] for number, blank in enumerate(data["blanks"], 1)}
    return _in_order(data)


def wrong_answer(data: Data) -> Answer:
    """One that does not: a mistake that the author foresaw, where there is one; None for “I do not know”."""
    match kind_of(data):
        case "single" | "multiple" as kind:
            wrong = next((str(option["id"]) for option in data["options"] if not option["right"]), None)
            return [wrong] if wrong is not None and kind == "multiple" else wrong
        case "short":
            return next((str(wrong["text"]) for wrong in data["wrong"]), None)
        case "blanks":
            wrongs = [next((str(wrong["text"]) for wrong in blank["wrong"]), "") for blank in data["blanks"]]
            return {str(number): text for number, text in enumerate(wrongs, 1)} if any(wrongs) else None
    return None


def _in_order(data: Data) -> Answer:
    lines = list(data["lines"])
    placed: list[Placed] = []
    for text in data["accepted"][0]:
        bare = text.lstrip(" ")
        line = next(line for line in lines if line["text"] == bare)
        lines.remove(line)
        placed.append(Placed(line=str(line["id"]), indent=(len(text) - len(bare)) // len(INDENT)))
    return placed
