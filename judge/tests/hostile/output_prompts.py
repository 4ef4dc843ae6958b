# attacks: the report, with prompts instead of output
# allowed: runtime_error, output_limit, wrong_answer


def answer(n):
    for _ in range(100_000):
        try:
            input("p" * 10_000)
        except EOFError:
            pass
    return "held"
