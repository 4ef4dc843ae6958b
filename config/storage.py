"""Where static files are served from, and under which names."""

import re
from collections.abc import Iterator
from typing import Any

from whitenoise.compress import Compressor, brotli
from whitenoise.storage import CompressedManifestStaticFilesStorage

VERSIONED = re.compile(r"/?milepost/pyodide/[\d.]+/")
"""Files whose folder carries a version: they name each other, so their names stay as they are."""

LARGE_BYTES = 500_000
LARGE_QUALITY = 9
"""Brotli's quality for large files: 11, the usual one, takes minutes for Pyodide and saves little more."""


class LargeFileCompressor(Compressor):  # type: ignore[misc]  # whitenoise has no types
    """Compresses large files in seconds."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """The data compressed."""
        quality = LARGE_QUALITY if len(data) > LARGE_BYTES else 11
        return bytes(brotli.compress(data, quality=quality))


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed names, cached for ever; a file that was not collected keeps its plain name and fails no page."""

    manifest_strict = False

    def create_compressor(self, **options: Any) -> Compressor:
        """Called by whitenoise."""
        return LargeFileCompressor(**options)

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Give hashed names to all files but those in a folder with a version, which are only compressed."""
        versioned = [name for name in paths if VERSIONED.match(name)]
        yield from super().post_process(
            {name: paths[name] for name in paths if name not in versioned}, dry_run, **options
        )
        if not dry_run:
            for name, compressed in self.compress_files(versioned):
                yield name, compressed, True

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one when the file is not there or its folder carries a version."""
        if VERSIONED.match(name):
            return name
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
