password = input()
if not password:
    print("empty")
# The other rules follow here, in their order.
