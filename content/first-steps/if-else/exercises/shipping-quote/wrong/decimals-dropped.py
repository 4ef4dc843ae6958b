# verdict: wrong_answer
# fails: 9
# misconception: int-rounds
# feedback: 1.01 kg is more than 1 kg, if only by a little. Somewhere your program drops the decimals, and then the parcel seems lighter than it is.
weight = int(float(input()))
country = input()
if country == "PT":
    if weight <= 1:
        price = 4
    elif weight <= 10:
        price = 7
    else:
        price = 15
else:
    if weight <= 1:
        price = 9
    elif weight <= 10:
        price = 16
    else:
        price = 40
print(price)
