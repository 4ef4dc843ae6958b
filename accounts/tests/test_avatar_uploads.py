"""Pictures that are also something else, or called something else: what is kept is a picture of our own making."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, PngImagePlugin

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(1)</script>"
PROFILE = reverse("accounts:profile")


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def saved(form: str, **options: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 40), "teal").save(out, form, **options)
    return out.getvalue()


def with_text() -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", SCRIPT.decode())
    return saved("PNG", pnginfo=said)


POLYGLOTS = {
    "script after the picture": saved("PNG") + SCRIPT,
    "script in a comment of a GIF": saved("GIF", comment=SCRIPT),
    "script in a text of a PNG": with_text(),
    "script in a comment of a JPEG": saved("JPEG", comment=SCRIPT),
    "archive behind a JPEG": saved("JPEG") + b"PK\x03\x04" + SCRIPT,
}


def send(client: Client, content: bytes, name: str = "me.png", kind: str = "image/png") -> Any:
    fields = {"username": "ada", "email": "ada@example.org", "bio": ""}
    return client.post(PROFILE, {**fields, "avatar": SimpleUploadedFile(name, content, kind)})


@pytest.mark.parametrize("what", POLYGLOTS)
def test_nothing_but_the_picture_is_kept(signed_in: Client, media: Path, what: str) -> None:
    assert SCRIPT in POLYGLOTS[what]
    assert send(signed_in, POLYGLOTS[what]).status_code == 302
    [path] = media.rglob("*.webp")
    kept = path.read_bytes()
    assert SCRIPT not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert (picture.format, picture.info.get("exif")) == ("WEBP", None)


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"GIF89a/*" + SCRIPT + b"*/",
        b"%PDF-1.7 " + SCRIPT,
        b"\x89PNG\r\n\x1a\n" + SCRIPT,
        SCRIPT,
    ],
)
def test_what_only_says_that_it_is_a_picture_is_refused(signed_in: Client, media: Path, content: bytes) -> None:
    page = send(signed_in, content)
    assert "avatar" in page.context["p_form"].errors
    assert list(media.rglob("*.webp")) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../../evil.html", "text/html"),
        ("..\\..\\evil.php", "application/x-php"),
        ("/etc/passwd", "image/svg+xml"),
        ("x.png\r\nSet-Cookie: a=b", "image/png"),
        ("\u202egnp.exe", "application/octet-stream"),
        ("a" * 5000 + ".png", "image/png"),
    ],
)
def test_neither_name_nor_type_of_an_upload_is_believed(signed_in: Client, media: Path, name: str, kind: str) -> None:
    send(signed_in, saved("PNG"), name, kind)
    kept = [path.relative_to(media) for path in media.rglob("*") if path.is_file()]
    assert [str(path.parent) for path in kept] == ["avatars"]
    assert len(kept[0].stem) == 32
    assert kept[0].suffix == ".webp"
