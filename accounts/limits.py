"""How often something may be tried: counted in the database, so that it holds over all processes and machines.

A try is spent before it is made, by one conditional update: of many at once no more get through than the limit says.
What is counted is written as a keyed digest, so that a row tells neither name nor address, and rows whose time is over
go when the next one is made, or within the hour. docs/decisions/0009 says why they are our own.
"""

import ipaddress
import math
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in so many seconds, counted from the first of them."""

    name: str
    most: int
    seconds: int


LOGIN = Limit("login", 5, 15 * 60)
"""Wrong passwords for one account from one address, or from one browser that it was used in before."""
LOGIN_ADDRESS = Limit("login-address", 100, 60 * 60)
"""Wrong passwords from one address for whatever accounts: a school of some hundred people shares one."""
PASSWORD_AGAIN = Limit("again", 5, 15 * 60)
"""Wrong passwords of somebody who is logged in."""
SECOND_STEP = Limit("second-step", 5, 15 * 60)
"""Wrong codes after a right password, from one address or one known browser."""
SECOND_STEP_ACCOUNT = Limit("second-step-account", 30, 60 * 60)
"""The same from all browsers that are not known: whoever uses these up knows the password already."""
REGISTRATION_TRIES = Limit("registration-tries", 600, 60 * 60)
"""Registrations from one address, those with errors too: a form with errors says which names are taken."""
RESET_ADDRESS = Limit("reset-address", 20, 60 * 60)
"""Links by mail that one address may ask for."""
RESET_ACCOUNT = Limit("reset-account", 3, 60 * 60)
"""Links by mail to one mailbox, whoever asks."""


def registrations() -> Limit:
    """Accounts that may be made from one address in an hour (MILEPOST_REGISTRATIONS_PER_HOUR)."""
    return Limit("registrations", settings.REGISTRATIONS_PER_HOUR, 60 * 60)


class Tries(models.Model):
    """How often one thing was tried by one party, until when it is counted."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "accounts"
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.count}"


def spend(limit: Limit, *who: object) -> int:
    """Spend one try. 0: go ahead. Else: so many seconds until there are tries again, and none was spent."""
    now, rows = timezone.now(), Tries.objects.filter(key=_key(limit, who))
    left, over = rows.filter(until__gt=now, count__lt=limit.most), rows.filter(until__lte=now)
    until = now + timedelta(seconds=limit.seconds)
    while not (left.update(count=F("count") + 1) or over.update(count=1, until=until)):
        if (spent := rows.filter(count__gte=limit.most).first()) is not None:
            return max(1, math.ceil((spent.until - now).total_seconds()))
        forget_expired()
        # Others may make the row at the same moment, or take it away again: then it is looked for once more.
        Tries.objects.bulk_create([Tries(key=_key(limit, who), count=0, until=until)], ignore_conflicts=True)
    return 0


def give_back(limit: Limit, *who: object) -> None:
    """The try was none that has to be counted."""
    Tries.objects.filter(key=_key(limit, who), count__gt=0).update(count=F("count") - 1)


def forget(limit: Limit, *who: object) -> None:
    """All tries so far count no more."""
    Tries.objects.filter(key=_key(limit, who)).delete()


def when(seconds: int) -> str:
    """When to try again, in words, for the end of a sentence."""
    minutes = math.ceil(seconds / 60)
    return ngettext("in a minute", "in %(minutes)d minutes", minutes) % {"minutes": minutes}


def address_of(request: HttpRequest) -> str:
    """The network that a visitor comes from; empty for this machine itself, which nobody else shares.

    Of `X-Forwarded-For` only what the trusted proxies wrote is read (MILEPOST_PROXIES, counted from the site outwards):
    whatever stands before that may be a visitor's invention. Of IPv6 the first 64 bits count, as one customer has them.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    text = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES and hops:
        text = hops[-min(settings.PROXIES, len(hops))]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))


def forget_expired() -> None:
    """Delete what is not counted any more."""
    Tries.objects.filter(until__lte=timezone.now()).delete()


def spend_of_address(limit: Limit, request: HttpRequest) -> int:
    """Spend one try of the visitor's address, as `spend`; this machine itself has as many as it likes."""
    address = address_of(request)
    return spend(limit, address) if address else 0


def _key(limit: Limit, who: tuple[object, ...]) -> str:
    return salted_hmac(f"limit {limit.name}", "\0".join(map(str, who)), algorithm="sha256").hexdigest()
