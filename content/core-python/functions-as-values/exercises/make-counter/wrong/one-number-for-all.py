# verdict: wrong_answer
# fails: 3
# misconception: makers-share-one-room
# feedback: A single machine is right. Make a second one, and the two disturb each other: what they count with stands outside of make_counter. Where does it have to be made, so that each machine has its own?
state = {}


def make_counter(start, step):
    state["number"] = start - step
    state["step"] = step

    def count():
        state["number"] += state["step"]
        return state["number"]

    return count
