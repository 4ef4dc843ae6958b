"""What stands beside the site: cache, judge, mail, storage of pictures."""

import smtplib

from django.conf import settings
from django.core import mail as django_mail
from django.core.cache import caches
from django.core.checks import WARNING
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from redis.exceptions import RedisError

from config.doctor.finding import Finding
from exercises import checks

MAIL_SECONDS = 10
PROBE = "doctor.txt"
REMARKS = {"exercises.W004"}
"""Warnings of the judge that are for a person to weigh: whether a network is private cannot be seen from here."""


def cache() -> Finding:
    """Whether Redis answers, where there is one."""
    if not settings.REDIS_URL:
        return Finding.fine("in the memory of each process; no Redis is set up")
    try:
        caches["default"].get_master_client().ping()  # type: ignore[attr-defined]  # config.cache.Cache
    except RedisError as error:
        return Finding.bad(
            f"Redis does not answer: {type(error).__name__}; pages are slower, none fails",
            "See that the server of MILEPOST_REDIS_URL runs.",
        )
    return Finding.fine("Redis answers")


def judge() -> Finding:
    """Whether programs can be run safely: the wall is built and attacked, or the judge host is asked."""
    if settings.JUDGE == "off":
        return Finding.fine("off: solutions are not taken (MILEPOST_JUDGE)")
    said = [*checks.judging_is_on(), *checks.the_wall_holds()]
    wrong = [message for message in said if message.level >= WARNING and message.id not in REMARKS]
    if wrong:
        return Finding.bad(str(wrong[0].msg), str(wrong[0].hint))
    return Finding.fine(" ".join(str(message.msg) for message in said))


def mail() -> Finding:
    """Whether the mail server takes our name and password; nothing is sent."""
    if settings.EMAIL_BACKEND.endswith(".dummy.EmailBackend"):
        return Finding.fine("none is sent: MILEPOST_MAIL_URL is not set")
    server = django_mail.get_connection(timeout=MAIL_SECONDS)
    try:
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException) as error:
        return Finding.bad(
            f"{settings.EMAIL_HOST} does not let us in: {type(error).__name__}",
            "See MILEPOST_MAIL_URL: host, port, smtp+tls or smtp+ssl, name and password.",
        )
    return Finding.fine(f"{settings.EMAIL_HOST} lets us in; try it with --mail ADDRESS")


def send_mail(address: str) -> Finding:
    """Send a short message to somebody who waits for it."""
    try:
        django_mail.send_mail("Milepost can send mail", "This is what manage.py doctor sent.", None, [address])
    except (OSError, smtplib.SMTPException) as error:
        return Finding.bad(f"not sent: {type(error).__name__}", "See MILEPOST_MAIL_URL and MILEPOST_MAIL_FROM.")
    return Finding.fine("handed to the mail server; see whether it arrives")


def storage() -> Finding:
    """Whether pictures can be stored: a small file is written, read and deleted."""
    try:
        name = default_storage.save(PROBE, ContentFile(b"written by manage.py doctor"))
        with default_storage.open(name) as file:
            is_same = file.read() == b"written by manage.py doctor"
        default_storage.delete(name)
    except Exception as error:  # each kind of storage has errors of its own
        return Finding.bad(
            f"nothing can be written: {type(error).__name__}",
            f"Let the site's user write to {settings.MEDIA_ROOT}, or see the settings of the object storage.",
        )
    if not is_same:
        return Finding.bad("what was written is not what is read", "See the storage: something changes files in it.")
    return Finding.fine("writes, reads and deletes")
