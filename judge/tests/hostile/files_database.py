# attacks: a database of the host, by opening it, and by making a new one
# allowed: wrong_answer
# outside: escaped
import sqlite3


def answer(n):
    for path in ("@CANARY@", "/var/lib/milepost/db.sqlite3", "/proc/self/cwd/../db.sqlite3"):
        try:
            sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("select * from sqlite_master")
            return "escaped by reading"
        except sqlite3.OperationalError:
            pass
        except sqlite3.DatabaseError:
            return "escaped: what is there is no database, but it was opened"
    try:
        mine = sqlite3.connect(":memory:")
        mine.execute("attach '@OUTSIDE@/left.sqlite3' as outside")
        mine.execute("create table outside.t (x)")
        return "escaped by writing"
    except sqlite3.OperationalError:
        return "held"
