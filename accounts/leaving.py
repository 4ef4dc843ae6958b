"""Deleting an account: asked for, taken back or carried out, with a receipt of what was removed."""

import logging
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import clock, own_data, profiles
from accounts.departures import Absence, Departure, Removal

log = logging.getLogger(__name__)

IDS_AT_ONCE = 500
"""SQLite takes no more than 999 values in one question in its older versions."""


def ask(user: User) -> Departure:
    """The account is deleted when the days of grace are over; asked again, the first time counts."""
    now = clock.now()
    leaves_at = now + timedelta(days=settings.DELETION_DAYS)
    Absence.objects.filter(user=user).delete()  # from now on it is the owner's wish, which no login takes back
    return Departure.objects.get_or_create(user=user, defaults={"asked_at": now, "leaves_at": leaves_at})[0]


def take_back(user: User) -> bool:
    """The account stays; False when nobody had asked for its deletion."""
    with transaction.atomic():
        Absence.objects.filter(user=user).delete()
        return bool(Departure.objects.filter(user=user).delete()[0])


def remove_due(now: datetime | None = None) -> int:
    """Remove the accounts whose days of grace are over; how many. One that fails stays, and keeps no other waiting."""
    removed = 0
    for user_id in list(Departure.objects.filter(leaves_at__lte=now or clock.now()).values_list("pk", flat=True)):
        try:
            removed += _remove_if_due(user_id, now or clock.now())
        except Exception:
            log.exception("An account that is due could not be removed; it is tried again")
    return removed


def _remove_if_due(user_id: int, now: datetime) -> bool:
    with transaction.atomic():
        due = Departure.objects.select_for_update().filter(pk=user_id, leaves_at__lte=now).first()
        if due is None:  # taken back, or removed by another worker, in the meantime
            return False
        remove(due.user)
    return True


def remove(user: User, *, tell: bool = True) -> Removal:
    """Remove a user with everything that is theirs, now; gives the receipt, which is mailed where there is mail.

    `tell` is off for made-up learners, whose addresses lead nowhere.
    """
    address = user.email if tell else ""
    with transaction.atomic():
        profiles.locked_profile(user)
        counts = own_data.counts(user)
        counts["sessions.session"] = _remove_sessions(user)
        _forget_in_admin_log(user)
        profiles.delete_user(user)
        receipt = Removal.objects.create(removed_on=clock.now().date(), counts=counts)
        transaction.on_commit(lambda: _mail(address, receipt))
    return receipt


def _remove_sessions(user: User) -> int:
    """A session holds who is logged in where nobody can search for it, so all of them are looked at."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    removed = 0
    for session in Session.objects.iterator(chunk_size=IDS_AT_ONCE):
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            store(session.session_key).delete()
            removed += 1
    return removed


def _forget_in_admin_log(user: User) -> None:
    """What administrators did to these rows stays in their log; what the rows were called goes."""
    for owned in own_data.owned():
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(owned.model))
        keys = [str(pk) for pk in owned.rows(user).values_list("pk", flat=True)]
        for start in range(0, len(keys), IDS_AT_ONCE):
            entries.filter(object_id__in=keys[start : start + IDS_AT_ONCE]).update(object_repr="", change_message="")


def _mail(address: str, receipt: Removal) -> None:
    if not address:
        return
    rows = "\n".join(f"{label}: {number}" for label, number in sorted(receipt.counts.items()))
    text = _(
        "Your account on Milepost and everything that was yours there was removed on %(day)s.\n\n"
        "Receipt %(number)s. Rows removed:\n\n%(rows)s\n"
    ) % {"day": receipt.removed_on.isoformat(), "number": receipt.number, "rows": rows}
    try:
        send_mail(_("Your account was removed"), text, None, [address])
    except Exception:
        log.exception("The receipt %s could not be mailed", receipt.number)
