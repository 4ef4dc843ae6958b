# verdict: runtime_error
# fails: 1
# misconception: unquoted-text-is-text
# feedback: Python looked for something with a name and did not find it. Is there a text between your brackets that has no quotes?
print(Lighthouse)
print()
print("Mind the steps, all 199 of them.")
