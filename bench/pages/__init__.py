"""The pages, measured as a browser gets them; `python -m bench.pages --help` says what can be set.

`site.py` serves a site of its own; each other module measures one thing and gives a section: what pages weigh
(`weights.py`), whether they move while they load (`shifts.py`), how quick Python in them is (`desk.py`).
"""
