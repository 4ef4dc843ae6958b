# attacks: the page of whoever reads the report, by every way that text gets there
# allowed: runtime_error

SCRIPT = "</pre></script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% debug %}"


def answer(n):
    print(SCRIPT)
    input(SCRIPT) if n is None else None
    raise type(SCRIPT, (Exception,), {})(SCRIPT)
