"""Pictures of people in a bucket: kept private, served by the site, and a bucket that is away costs no page."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from environ import Env
from moto import mock_aws

from config import engines

PICTURE = b"RIFF....WEBP"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Any]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "name")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "password")
    monkeypatch.setenv("MILEPOST_MEDIA_URL", "s3://pictures/site?region=us-east-1")
    with mock_aws():
        bucket = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket="pictures")
        settings.STORAGES = {**settings.STORAGES, "default": engines.pictures(Env(), "MILEPOST_MEDIA_URL")}
        yield bucket


def test_a_picture_is_kept_in_the_bucket_and_served_by_the_site(bucket: Any, client: Client, learner: User) -> None:
    learner.profile.avatar.save("ada.webp", ContentFile(PICTURE))
    assert [found.key for found in bucket.objects.all()] == ["site/avatars/ada.webp"]
    url = learner.profile.avatar.url
    assert url == "/media/avatars/ada.webp"
    response = client.get(url)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/webp")
    assert b"".join(response) == PICTURE
    assert client.get("/media/avatars/grace.webp").status_code == 404


def test_the_bucket_stays_private(bucket: Any) -> None:
    default_storage.save("avatars/ada.webp", ContentFile(PICTURE))
    (grant,) = bucket.Object("site/avatars/ada.webp").Acl().grants
    assert (grant["Permission"], grant["Grantee"]["Type"]) == ("FULL_CONTROL", "CanonicalUser")


def test_a_deleted_picture_is_gone(bucket: Any) -> None:
    default_storage.save("avatars/ada.webp", ContentFile(PICTURE))
    default_storage.delete("avatars/ada.webp")
    assert not list(bucket.objects.all())


def test_a_bucket_that_is_away_fails_as_a_disk_does(bucket: Any) -> None:
    bucket.delete()
    with pytest.raises(OSError, match="The storage of pictures failed"):
        default_storage.save("avatars/ada.webp", ContentFile(PICTURE))
    with pytest.raises(FileNotFoundError):
        default_storage.open("avatars/ada.webp")


def test_another_place_than_amazons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILEPOST_MEDIA_URL", "s3://pictures?endpoint=https://storage.example.org")
    options = engines.pictures(Env(), "MILEPOST_MEDIA_URL")["OPTIONS"]
    assert (options["bucket_name"], options["endpoint_url"]) == ("pictures", "https://storage.example.org")
