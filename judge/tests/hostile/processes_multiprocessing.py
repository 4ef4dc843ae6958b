# attacks: the machine, with a pool of workers
# allowed: wrong_answer, runtime_error


def answer(n):
    import multiprocessing

    try:
        context = multiprocessing.get_context("fork")
        process = context.Process(target=print)
        process.start()
        process.join()
    except (OSError, ImportError):
        return "held"
    return "escaped"
