"""The judge, measured against the bars of its design; `python -m bench.judge --help` says what can be set."""
