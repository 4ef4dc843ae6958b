"""Accounts that nobody uses (MILEPOST_UNUSED_ACCOUNT_DAYS): the owner is told by mail, has time to log in, and then the
account goes like one whose owner asked for that. Whoever is seen again stays, and so does everybody once it is off."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock, limits
from accounts.departures import Absence, Departure
from accounts.models import CourseProgress, LearningEvent, LessonProgress, Note, NoteDraft
from exercises.models import Draft, Submission

log = logging.getLogger(__name__)

NOTICE = timedelta(days=28)
"""Between the mail and the day from which the account is on its way out: longer than most holidays."""

MAILS_AT_ONCE = 20
"""By one worker in one hour: its signs of life wait for the mail server."""

BATCH = 500

MAIL = limits.Limit("absence", 1, 50 * 60)
"""Of the workers, which all look at the same hour, one writes to a person; a mail that failed is sent an hour later."""

TRACES = (
    (LearningEvent, "at"),
    (CourseProgress, "last_accessed_at"),
    (LessonProgress, "last_accessed_at"),
    (Submission, "submitted_at"),
    (Note, "updated_at"),
    (NoteDraft, "updated_at"),
    (Draft, "updated_at"),
)
"""What shows that an account is used beside the last login, which is no measure for whoever stays logged in."""


def unused(since: datetime) -> QuerySet[User]:
    """The learners of whom there is no sign since then. Who works here, and who may not log in, is not among them."""
    rows = User.objects.filter(is_active=True, is_staff=False, is_superuser=False, date_joined__lt=since)
    rows = rows.filter(Q(last_login=None) | Q(last_login__lt=since))
    for model, field in TRACES:
        rows = rows.exclude(Exists(model._default_manager.filter(user=OuterRef("pk"), **{f"{field}__gte": since})))
    return rows


def look(now: datetime | None = None) -> None:
    """What is done every hour: let those stay who were seen again, set a day for who was told long ago, tell others."""
    now = now or clock.now()
    for user_id in list(_seen_again(now).values_list("pk", flat=True)):
        end(user_id)
    if settings.UNUSED_ACCOUNT_DAYS:
        for user_id in list(to_schedule(now).values_list("pk", flat=True)[:BATCH]):
            _schedule(user_id, now)
        _warn(now)


def end(user_id: int) -> bool:
    """The account is used again, so it stays. False when nobody had been told that it might not."""
    with transaction.atomic():
        if not Absence.objects.filter(pk=user_id).delete()[0]:
            return False
        Departure.objects.filter(pk=user_id).delete()
    return True


def to_warn(now: datetime) -> QuerySet[User]:
    """Whom a mail is due to. An account without an address is never among them, and so never goes by itself."""
    return unused(_told_before(now)).filter(absence=None, departure=None).exclude(email="")


def to_schedule(now: datetime) -> QuerySet[Absence]:
    """Who was told long enough ago, and did not come."""
    gone = unused(now - timedelta(days=settings.UNUSED_ACCOUNT_DAYS))
    return Absence.objects.filter(warned_at__lte=now - NOTICE, user__departure=None, user__in=gone).order_by("pk")


def _told_before(now: datetime) -> datetime:
    return now - timedelta(days=settings.UNUSED_ACCOUNT_DAYS) + NOTICE


def _seen_again(now: datetime) -> QuerySet[Absence]:
    rows = Absence.objects.order_by("pk")
    return rows.exclude(user__in=unused(_told_before(now))) if settings.UNUSED_ACCOUNT_DAYS else rows


def _schedule(user_id: int, now: datetime) -> None:
    leaves_at = now + timedelta(days=settings.DELETION_DAYS)
    with transaction.atomic():
        # Whoever logs in at this moment takes the absence away, before this or after it, and the departure with it.
        if Absence.objects.select_for_update().filter(pk=user_id).first():
            Departure.objects.get_or_create(user_id=user_id, defaults={"asked_at": now, "leaves_at": leaves_at})


def _warn(now: datetime) -> None:
    # In no order, so that addresses which refuse mail do not stand in the way of others for ever.
    for user in list(to_warn(now).order_by("?")[:MAILS_AT_ONCE]):
        if limits.spend(MAIL, user.pk):
            continue
        try:
            _mail(user, now)
        except SMTPRecipientsRefused:
            log.exception("The address of user %s takes no mail; the account stays until it does", user.pk)
            continue
        except Exception:
            log.exception("Owners of unused accounts could not be written to; it is tried again")
            return
        # After the mail: told twice, if this process dies in between, is better than not at all.
        Absence.objects.get_or_create(user=user, defaults={"warned_at": now})


def _mail(user: User, now: datetime) -> None:
    address = f"{'https' if settings.HTTPS else 'http'}://{settings.ALLOWED_HOSTS[0].lstrip('.')}{reverse('login')}"
    text = _(
        "Nobody has used your account %(name)s on Milepost for a long time.\n\n"
        "If you want to keep it, log in before %(day)s; nothing else is to be done:\n\n%(address)s\n\n"
        "Otherwise the account will then be deleted, with everything in it: your progress, notes, solutions and "
        "certificates. If you do not need it any more, do nothing.\n"
    )
    day = (now + NOTICE + timedelta(days=settings.DELETION_DAYS)).date().isoformat()
    told = text % {"name": user.username, "day": day, "address": address}
    send_mail(_("Your account has not been used for long"), told, None, [user.email])
