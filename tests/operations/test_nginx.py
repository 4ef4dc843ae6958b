"""The configuration of the web server in front says itself what the site believes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from config.access import WELL_FORMED
from config.health import EARLY

FRONT = (Path(settings.BASE_DIR) / "deploy" / "nginx-site.conf").read_text()


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Host", "$host"),
        ("X-Forwarded-Proto", "$scheme"),
        ("X-Forwarded-For", "$remote_addr"),
        ("X-Request-ID", "$request_id"),
    ],
)
def test_what_the_site_believes_is_not_what_a_visitor_sends(header: str, value: str) -> None:
    assert re.findall(rf"proxy_set_header {header} (\S+);", FRONT) == [value]


def test_an_id_of_nginx_is_one_that_the_site_takes() -> None:
    assert WELL_FORMED.fullmatch("39f4fd82bf907700229429f9a1a16217")


@pytest.mark.parametrize("path", EARLY)
def test_what_answers_before_the_site_is_not_for_strangers(path: str) -> None:
    assert re.search(rf"location (= )?{path} {{ return 404; }}", FRONT)


def test_what_the_site_takes_comes_through() -> None:
    (most,) = re.findall(r"client_max_body_size (\d+)m;", FRONT)
    assert int(most) << 20 > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
