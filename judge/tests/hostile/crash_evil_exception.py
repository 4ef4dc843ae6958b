# attacks: whoever describes an exception, with one that cannot be described
# allowed: runtime_error, time_limit


class Evil(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__

    def __getattribute__(self, name):
        raise self

    def __class_getitem__(cls, item):
        raise cls

    def __del__(self):
        raise SystemExit


def answer(n):
    raise Evil from Evil()
