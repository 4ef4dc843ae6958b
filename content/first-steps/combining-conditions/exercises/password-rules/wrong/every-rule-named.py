# verdict: wrong_answer
# fails: 1
# misconception: if-if-equals-if-elif
# feedback: green tea breaks two rules, and you print something for both. Only the first broken rule should be named: which word joins questions into one chain?
password = input()
if not password:
    print("empty")
if len(password) < 8:
    print("too short")
if " " in password or "," in password:
    print("blank or comma")
if not ("-" in password or "_" in password):
    print("sign missing")
if "password" in password.lower():
    print("too easy")
else:
    print("ok")
