"""How long browsers keep what is served."""

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from config.python_worker import pyodide_address

pytestmark = pytest.mark.django_db  # a request that ends looks after its connections


@pytest.mark.parametrize(
    ("address", "for_ever"),
    [
        ("/static/milepost/site.0123456789ab.css", True),
        (f"{pyodide_address()}pyodide.asm.wasm", True),
        ("/static/milepost/site.css", False),
        ("/static/milepost/licences.txt", False),
    ],
)
def test_only_an_address_with_a_hash_or_a_version_is_kept_for_ever(
    tmp_path: Path, settings: Any, address: str, for_ever: bool
) -> None:
    file = tmp_path / address.removeprefix("/static/")
    file.parent.mkdir(parents=True)
    file.write_text("here")
    settings.STATIC_ROOT = tmp_path
    serve = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))
    response = serve(RequestFactory().get(address))
    assert response.status_code == 200
    response.close()
    assert ("immutable" in response["Cache-Control"]) is for_ever
