# verdict: wrong_answer
# fails: 7
# misconception: border-does-not-matter
# feedback: A parcel of exactly 1 kg or exactly 10 kg comes out too dear. The table says "up to". Does your sign include the border?
weight = float(input())
country = input()
if country == "PT":
    if weight < 1:
        price = 4
    elif weight < 10:
        price = 7
    else:
        price = 15
else:
    if weight < 1:
        price = 9
    elif weight < 10:
        price = 16
    else:
        price = 40
print(price)
