# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The upper and lower lines are two characters too short. What stands between the bars besides the name?
name = input().upper()
edge = "+" + "-" * len(name) + "+"
print(edge)
print(f"| {name} |")
print(edge)
