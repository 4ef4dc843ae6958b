"""Where static files are served from, and under which names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed names, cached for ever; a file that was not collected keeps its plain name and fails no page."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one when the file is not there."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
