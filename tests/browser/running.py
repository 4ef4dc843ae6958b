"""A lesson with a few programs, open in a browser, and what one does with them there."""

from playwright.sync_api import Locator, Page, expect

FIRST_START_MS = 60_000
TEXT = """
```python run
for letter in "oak":
    print("Now:", letter)
print("That was all")
```
```output
Now: o
Now: a
Now: k
That was all
```

```python run stdin="5\\n8\\n"
print(int(input()) + int(input()))
```
```output
13
```

```python run
basket = ["fig"]
print("earlier")
```

```python run continues
basket.append("plum")
print(basket)
```
```output
earlier
['fig', 'plum']
```
"""


def button(inside: Locator | Page, name: str) -> Locator:
    return inside.get_by_role("button", name=name, exact=True)


def run(block: Locator) -> None:
    button(block, "Run").click()


def write(block: Locator, program: str) -> None:
    """Put a program in the place of the lesson's."""
    if button(block, "Change it").is_visible():
        button(block, "Change it").click()
    editor = block.locator(".cm-content")
    editor.click()
    block.page.keyboard.press("Control+a")
    block.page.keyboard.press("Delete")
    block.page.keyboard.insert_text(program)


def ends(block: Locator, sentence: str) -> None:
    expect(block.locator("[data-said]")).to_have_text(sentence, timeout=FIRST_START_MS)
    expect(button(block, "Run")).to_be_visible()


def output(block: Locator) -> str:
    return block.locator("[data-console] > pre samp").inner_text()
