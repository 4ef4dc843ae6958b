password = input()
if not password:
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
