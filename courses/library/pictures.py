"""Pictures of lessons: SVG of a few elements, so that it can stand inside the page and follow its colours."""

import re
from html import escape
from xml.parsers import expat

from judge.reading import Notes

ELEMENTS = frozenset(
    re.findall(r"\w+", "svg g title desc defs marker path rect circle ellipse line polyline polygon text tspan")
)
ATTRIBUTES = frozenset(
    re.findall(
        r"\S+",
        """
        id viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform opacity
        fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray
        text-anchor dominant-baseline font-size font-family font-weight font-style textLength lengthAdjust
        marker-start marker-mid marker-end refX refY markerWidth markerHeight markerUnits orient
        """,
    )
)
COLOURS = frozenset({"none", "currentColor"})
REFERENCE = re.compile(r"^url\(#([\w-]+)\)$")


class _Cleaner:
    """Copies SVG element by element; what is not on the lists is a problem, nothing is dropped in silence."""

    def __init__(self, notes: Notes, prefix: str) -> None:
        self.notes = notes
        self.prefix = prefix
        self.out: list[str] = []
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def clean(self, source: str) -> str:
        self.parser.Parse(source, True)
        return "".join(self.out).strip()

    def add(self, message: str) -> None:
        self.notes.add(self.parser.CurrentLineNumber, message)

    def doctype(self, *_args: object) -> None:
        self.add("a picture has no DOCTYPE")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if space not in {"", "http://www.w3.org/2000/svg"} or element not in ELEMENTS:
            self.add(f"a picture cannot hold the element {element}")
        if (self.depth == 0) != (element == "svg"):
            self.add("a picture is one svg element")
        if self.depth == 0:
            if "viewBox" not in attributes:
                self.add("a picture needs a viewBox, so that it can shrink")
            attributes = {"fill": "currentColor", **attributes}
        self.depth += 1
        written = "".join(f' {key}="{escape(self.value(key, value))}"' for key, value in attributes.items())
        self.out.append(f"<{element}{written}>")

    def value(self, key: str, value: str) -> str:
        reference = REFERENCE.match(value)
        if key not in ATTRIBUTES:
            self.add(f"a picture cannot have the attribute {key.rpartition(' ')[2]}")
        elif key in {"fill", "stroke"} and value not in COLOURS:
            self.add(f'{key}="{value}": pictures are drawn with currentColor or none')
        elif key == "id":
            return self.prefix + value
        elif key.startswith("marker-") and reference:
            return f"url(#{self.prefix}{reference[1]})"
        elif "url(" in value:
            self.add(f'{key}="{value}": only markers refer to other parts, as url(#name)')
        return value

    def end(self, name: str) -> None:
        self.depth -= 1
        self.out.append(f"</{name.rpartition(' ')[2]}>")

    def text(self, data: str) -> None:
        self.out.append(escape(data, quote=False))


def clean_svg(source: str, notes: Notes) -> str:
    """The picture as text that may stand in a page; ids get the file's name in front. Problems go to the notes."""
    cleaner = _Cleaner(notes, f"pic-{notes.file.stem}-")
    try:
        return cleaner.clean(source)
    except expat.ExpatError as error:
        notes.add(error.lineno, f"not valid XML: {expat.ErrorString(error.code)}")
        return ""
