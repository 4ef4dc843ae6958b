"""Pictures of people: whatever is uploaded leaves here as a small WebP of our own making, or not at all."""

import secrets
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MAX_BYTES = 2 * 1024 * 1024
"""SPEC.md, behaviour 6."""
MAX_PIXELS = 16_000_000
"""More than the 12 megapixels of most telephones; opening that many takes some 250 MB at worst (a WebP)."""
SIDE = 512
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

REFUSALS = {
    "too_big": _("This picture has more than 2 MB. Please make it smaller; the one you had is kept."),
    "too_many_pixels": _("This picture has too many pixels. Please make it smaller; the one you had is kept."),
    "no_picture": _("This is not a picture that we can read. Try JPEG, PNG, WebP or GIF; the one you had is kept."),
}


def clean_avatar(upload: File[bytes]) -> ContentFile[bytes]:
    """A square WebP of the upload under a random name, with no metadata.

    Raises ValidationError for what is too big, no picture, or a picture that would take too much memory to open.
    """
    if upload.size > MAX_BYTES:
        raise _refusal("too_big")
    try:
        picture = _decode(upload)
    except (ValidationError, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refusal("too_many_pixels") from None
    except Exception as error:  # hostile bytes make decoders raise anything: OSError, SyntaxError, struct.error …
        raise _refusal("no_picture") from error
    out = BytesIO()
    picture.save(out, "WEBP", quality=82, method=4)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(16)}.webp")


def _decode(upload: File[bytes]) -> Image.Image:
    """The first frame, upright, cut to a square, as bare pixels: a new image carries nothing over from the old file."""
    with Image.open(upload, formats=FORMATS) as source:
        if source.width * source.height > MAX_PIXELS:
            raise _refusal("too_many_pixels")
        shortcut = 2.0 if source.format == "JPEG" else None  # the others' modes do not all know it
        source.thumbnail((2 * SIDE, 2 * SIDE), reducing_gap=shortcut)  # in place: the whole is in memory only once
        upright = ImageOps.exif_transpose(source)
        mode = "RGBA" if upright.has_transparency_data else "RGB"
        fitted = ImageOps.fit(upright.convert(mode), (SIDE, SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(fitted.mode, fitted.size)
    bare.paste(fitted)
    return bare


def _refusal(code: str) -> ValidationError:
    return ValidationError(REFUSALS[code], code=code)
