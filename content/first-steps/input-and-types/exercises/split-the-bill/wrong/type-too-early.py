# verdict: wrong_answer
# fails: 1
# misconception: conversion-changes-the-name
# feedback: The share is right. The second line tells the type of the text that was read, not of the share. Which value should stand in the brackets of type?
answer = input()
people = int(input())
share = float(answer) / people
print(share)
print(type(answer))
