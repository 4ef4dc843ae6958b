# 1. Read the temperature and make a number of it.
# 2. Work out the degrees Fahrenheit.
# 3. Print them.
