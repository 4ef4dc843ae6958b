# attacks: memory, with a few bytes that unpack to gigabytes
# allowed: memory_limit, time_limit
import zlib


def answer(n):
    packed = zlib.compress(bytes(64 << 20), 9)
    unpacked = b""
    for _ in range(64):
        unpacked += zlib.decompress(packed)
    return len(unpacked)
