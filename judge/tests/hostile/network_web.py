# attacks: the network, with the library that everybody knows
# allowed: wrong_answer, runtime_error
import urllib.error
import urllib.request


def answer(n):
    try:
        urllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=2)
    except (urllib.error.URLError, OSError):
        return "held"
    return "escaped"
