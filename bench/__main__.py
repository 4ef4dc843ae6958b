"""Measure everything and write bench/*.md: python -m bench."""

from pathlib import Path

from bench import judge

if __name__ == "__main__":
    table = judge.measure()
    (Path(__file__).parent / "judge.md").write_text(table)
    print(table)
