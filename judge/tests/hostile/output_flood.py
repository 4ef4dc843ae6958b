# attacks: the report, with output that never ends
# allowed: output_limit


def answer(n):
    while True:
        print("x" * 1000)
