# verdict: wrong_answer
# fails: 2
# misconception: not-flips-each
# feedback: moon-lamp has a hyphen, and that is enough. You call a sign missing as soon as one of the two is absent. When is the rule really broken?
password = input()
if not password:
    print("empty")
elif len(password) < 8:
    print("too short")
elif " " in password or "," in password:
    print("blank or comma")
elif "-" not in password or "_" not in password:
    print("sign missing")
elif "password" in password.lower():
    print("too easy")
else:
    print("ok")
