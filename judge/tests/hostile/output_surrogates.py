# attacks: databases and pages behind the judge, with output that is no text
# allowed: wrong_answer
import sys


def answer(n):
    sys.stdout.reconfigure(errors="surrogatepass")
    sys.stderr.reconfigure(errors="surrogatepass")
    for stream in (sys.stdout, sys.stderr):
        print("\ud800\udfff\0", file=stream)
        stream.buffer.write(b"\xff\xfe\xc0\x80\xed\xa0\x80\xf8\x88\x80\x80\x80")
        stream.flush()
    return "held"
