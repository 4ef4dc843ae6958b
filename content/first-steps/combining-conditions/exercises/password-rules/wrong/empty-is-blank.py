# verdict: wrong_answer
# fails: 4
# misconception: empty-is-a-blank
# feedback: Only the empty line is treated wrongly. A blank is a character, and an empty text has none. What does an empty text count as, all by itself, behind if?
password = input()
if password == " ":
    print("empty")
elif len(password) < 8:
    print("too short")
elif " " in password or "," in password:
    print("blank or comma")
elif not ("-" in password or "_" in password):
    print("sign missing")
elif "password" in password.lower():
    print("too easy")
else:
    print("ok")
