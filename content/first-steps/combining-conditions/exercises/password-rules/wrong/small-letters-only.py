# verdict: wrong_answer
# fails: 15
# misconception: case-ignored
# feedback: Almost there. My_PassWord_1 slips through, because in looks for exactly the letters you give it. How can all the spellings be asked about at once?
password = input()
if not password:
    print("empty")
elif len(password) < 8:
    print("too short")
elif " " in password or "," in password:
    print("blank or comma")
elif not ("-" in password or "_" in password):
    print("sign missing")
elif "password" in password:
    print("too easy")
else:
    print("ok")
