from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from accounts import avatars
from accounts.tests.pictures import SVG, bomb, picture, upload


def refusal(content: bytes) -> str | None:
    with pytest.raises(ValidationError) as caught:
        avatars.clean_avatar(upload(content))
    return caught.value.code


def opened(clean: ContentFile[bytes]) -> Image.Image:
    return Image.open(BytesIO(clean.read()))


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "I;16"), ("JPEG", "RGB")]
)
@pytest.mark.parametrize("size", [(1, 1), (80, 60), (60, 2000), (1500, 1400)])
def test_what_is_kept_is_a_square_webp(form: str, mode: str, size: tuple[int, int]) -> None:
    clean = opened(avatars.clean_avatar(upload(picture(form, size, mode))))
    assert (clean.format, clean.size) == ("WEBP", (avatars.SIDE, avatars.SIDE))


@pytest.mark.parametrize("form", ["WEBP", "GIF"])
def test_webp_and_gif_are_taken_too(form: str) -> None:
    assert opened(avatars.clean_avatar(upload(picture(form)))).format == "WEBP"


def test_what_is_transparent_stays_so() -> None:
    out = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    clean = opened(avatars.clean_avatar(upload(out.getvalue())))
    assert clean.convert("RGBA").getpixel((9, 9)) == (0, 0, 0, 0)


def test_metadata_is_left_behind_and_the_picture_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010E] = "taken at home"
    two_halves = Image.new("RGB", (100, 100), "black")
    two_halves.paste("white", (0, 0, 100, 50))
    out = BytesIO()
    two_halves.save(out, "JPEG", exif=exif, comment=b"secret place")
    content = avatars.clean_avatar(upload(out.getvalue())).read()
    assert b"home" not in content
    assert b"secret" not in content
    clean = Image.open(BytesIO(content))
    assert not clean.getexif()
    left, right = clean.getpixel((20, 256)), clean.getpixel((490, 256))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] < 50 < 200 < right[0]


def test_only_the_first_frame_of_what_moves_is_kept() -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    clean = opened(avatars.clean_avatar(upload(out.getvalue())))
    assert getattr(clean, "n_frames", 1) == 1
    red = clean.convert("RGB").getpixel((9, 9))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 50 > red[2]


def test_the_name_tells_nothing_of_the_old_one() -> None:
    first, second = (avatars.clean_avatar(upload(picture(), name="../../passport.php")).name for _ in range(2))
    assert first != second
    assert first is not None
    assert first.endswith(".webp")
    assert "passport" not in first


def test_a_picture_that_is_too_big_is_refused() -> None:
    assert refusal(picture() + b"\0" * avatars.MAX_BYTES) == "too_big"


def test_two_megabytes_exactly_are_taken() -> None:
    content = picture("JPEG")
    assert avatars.clean_avatar(upload(content + b"\0" * (avatars.MAX_BYTES - len(content)))).size


@pytest.mark.parametrize("size", [(4001, 4000), (9000, 9000), (60000, 60000)])
def test_a_decompression_bomb_is_refused_before_it_is_opened(size: tuple[int, int]) -> None:
    assert refusal(bomb(*size)) == "too_many_pixels"


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"",
        b"<?php echo 1 ?>",
        b"GIF89a" + b"\xff" * 40,
        picture()[:60],
        picture("JPEG", (800, 800))[:-200],
        picture("BMP"),
        picture("TIFF"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ],
    ids=["svg", "empty", "php", "false-gif", "cut-png", "cut-jpeg", "bmp", "tiff", "eps"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert refusal(content) == "no_picture"
