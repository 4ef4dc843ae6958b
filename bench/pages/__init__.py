"""The pages, measured; `python -m bench.pages --help` says what can be set.

As a browser gets them: `site.py` serves a site of its own; what pages weigh (`weights.py`), whether they move while
they load (`shifts.py`), how quick Python in them is (`desk.py`).

As a server makes them (`servers.py`): on SQLite and PostgreSQL (`engines.py`) with few and with ten million rows
(`rows.py`), the site beside a floor (`floor.py`) that puts the same questions to the database (`inside.py`), each page
(`acts.py`) asked for in turns (`speed.py`, `client.py`); ratios and bars are in `beside.py`.
Then eight writers and the servers' memory (`crowd.py`), the size of a row (`size.py`), whole-course acts (`bulk.py`).
"""
