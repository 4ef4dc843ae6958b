# attacks: the terminal and the page of whoever reads the report
# allowed: wrong_answer


def answer(n):
    print("\x1b]0;mine\x07\x1b[2J\r\x08</pre><script>alert(1)</script>\0\u202e")
    return "held"
