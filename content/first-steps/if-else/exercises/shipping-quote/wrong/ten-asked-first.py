# verdict: wrong_answer
# fails: 2
# misconception: threshold-order-irrelevant
# feedback: A small parcel pays as much as one of 10 kg. 0.4 is at most 10 as well, and the first condition that holds wins. Which question belongs in first place?
weight = float(input())
country = input()
if country == "PT":
    if weight <= 10:
        price = 7
    elif weight <= 1:
        price = 4
    else:
        price = 15
else:
    if weight <= 10:
        price = 16
    elif weight <= 1:
        price = 9
    else:
        price = 40
print(price)
