celsius = float(input())
fahrenheit = celsius * 9 / 5 + 32
print(fahrenheit)
