# verdict: wrong_answer
# fails: 2
# misconception: or-distributes
# feedback: Every password that is long enough is blamed for a blank or a comma. A text on its own, beside or, is not asked about: it simply counts as yes. Each side needs its own "in password".
password = input()
if not password:
    print("empty")
elif len(password) < 8:
    print("too short")
elif " " or "," in password:
    print("blank or comma")
elif not ("-" in password or "_" in password):
    print("sign missing")
elif "password" in password.lower():
    print("too easy")
else:
    print("ok")
