"""A page as a parser sees it, and what in it runs, loads or leads anywhere that the site does not."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

LINKS = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite", "background", "ping"})
NEVER = frozenset({"base", "iframe", "object", "embed", "frame", "frameset", "applet", "math", "style", "portal"})
DATA_TYPES = frozenset({"application/json", "importmap"})
VOID_SCHEMES = frozenset({"", "http", "https", "mailto"})


class Parsed(HTMLParser):
    """Elements with their attributes, and the body of each script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script" and data.strip():
            self.scripts.append(data)

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each element with the names of its attributes: what a text that stays a text never changes."""
        return [(tag, tuple(sorted(attributes))) for tag, attributes in self.elements]


def faults(html: str) -> list[str]:
    """What no page of the site may have."""
    parsed, found = Parsed(html), []
    for tag, attributes in parsed.elements:
        found += [f"<{tag}>"] * (tag in NEVER)
        found += [f"<{tag} {name}>" for name in attributes if _is_forbidden(tag, name, attributes)]
        found += [
            f"<{tag} {name}={value}>"
            for name, value in attributes.items()
            if name in LINKS and not _is_safe(tag, name, value)
        ]
    is_inline = [tag == "script" and not _is_outside(attributes) for tag, attributes in parsed.elements]
    return found + ["inline script"] * sum(is_inline)


def _is_forbidden(tag: str, name: str, attributes: dict[str, str]) -> bool:
    if tag == "meta" and name == "http-equiv":
        return bool(re.sub(r"^\d+$", "", attributes.get("content", "")))  # a page that loads itself again, no other
    return name.startswith(("on", "hx-on")) or name in ("style", "srcdoc", "srcset", "nonce")


def _is_outside(attributes: dict[str, str]) -> bool:
    return attributes.get("src", "").startswith("/static/") or attributes.get("type") in DATA_TYPES


def _is_safe(tag: str, name: str, value: str) -> bool:
    """A link may lead away; nothing is loaded from, or sent, elsewhere."""
    address = urlsplit(re.sub(r"[\x00-\x20]", "", value))
    if tag == "a" and name == "href":
        return address.scheme.lower() in VOID_SCHEMES
    return not address.scheme and not address.netloc
