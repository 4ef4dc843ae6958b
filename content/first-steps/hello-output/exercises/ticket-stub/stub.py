# The frame is here already. The two lines inside it are still missing.
print("+-------------------------+")
print("+-------------------------+")
