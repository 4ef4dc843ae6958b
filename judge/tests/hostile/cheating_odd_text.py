# attacks: databases and pages behind the judge, with text that cannot be stored
# allowed: wrong_answer


def answer(n):
    return "\ud800\0\x1b[2J<script>alert(1)</script>" + "\u202e" * 10
