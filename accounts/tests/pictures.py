"""Uploads that the tests of avatars send."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'


def picture(form: str = "PNG", size: tuple[int, int] = (80, 60), mode: str = "RGB", **options: object) -> bytes:
    """The bytes of a picture that is one colour."""
    out = BytesIO()
    Image.new(mode, size, "teal" if mode in ("RGB", "RGBA") else 7).save(out, form, **options)
    return out.getvalue()


def upload(content: bytes, name: str = "me.png", kind: str = "image/png") -> SimpleUploadedFile:
    """As a browser sends a file."""
    return SimpleUploadedFile(name, content, kind)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
