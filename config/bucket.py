"""Uploaded files in S3-compatible storage. The bucket is private: the site reads them and serves them itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

PATIENCE = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 2})
"""A page waits for a bucket no longer than half a minute, whatever is wrong with it; in seconds."""


@contextmanager
def _as_disk() -> Iterator[None]:
    """Whoever keeps a file is ready for what a disk does; a bucket that is away is no other thing to them."""
    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise OSError(f"The storage of pictures failed: {type(error).__name__}") from error


class Bucket(S3Storage):  # type: ignore[misc]  # django-storages has no types
    """Raises FileNotFoundError for what is not there, and OSError where the bucket cannot be reached."""

    def get_default_settings(self) -> dict[str, Any]:
        own = {"client_config": PATIENCE, "default_acl": None, "file_overwrite": True, "querystring_auth": True}
        return {**super().get_default_settings(), **own}

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        with _as_disk():
            file: File[bytes] = super()._open(name, mode)
            return file

    def _save(self, name: str, content: File[bytes]) -> str:
        with _as_disk():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        with _as_disk():
            super().delete(name)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The site's own address of the file, as for one on the disk."""
        from django.conf import settings

        return f"{settings.MEDIA_URL}{name}"
