import sys

total = 0
