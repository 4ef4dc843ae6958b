"""A profile for every user, and the keys on it that make names and addresses unique without regard to case.

The keys are unique in the database, so that of two people who ask for one name at the same time one is told so. A user
whose name or address was taken when they came (made in bulk, by a fixture, in a shell) has no key; `accounts.checks`
lists them.
"""

import hashlib
import unicodedata
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import NamedTuple
from zoneinfo import available_timezones

from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from accounts import clock, mail
from accounts.clock import local_date, offset_at
from accounts.models import LearningEvent, Profile
from accounts.prepared import Prepared

LONGEST_PLAIN_KEY = 250
"""Casefolding can triple a text; longer keys are kept as a digest, which fits the column and the database's index."""

TAKEN = {
    "username": _("A user with that username already exists."),
    "email": _("Another account uses this e-mail address."),
}


NOT_STORED = _("The picture could not be stored just now, and the one you had is kept. Please try again later.")


class Keys(NamedTuple):
    """What a user's name and address are compared by; None for no address."""

    username: str | None
    email: str | None


class PictureNotStored(Exception):
    """There was no room for the picture, or no way to write it."""


class KeyTaken(Exception):
    """Somebody else has the name or address; `args` are the fields."""


def key(text: str) -> str | None:
    """What a name or an address is compared by; None for an empty one."""
    folded = unicodedata.normalize("NFKC", text.strip()).casefold()
    if len(folded) > LONGEST_PLAIN_KEY:
        return "sha256:" + hashlib.sha256(folded.encode()).hexdigest()
    return folded or None


def keys_of(user: User) -> Keys:
    """The keys that this user ought to have."""
    return Keys(key(user.username), key(user.email or ""))


def profile_of(user: User) -> Profile:
    """The user's profile; made now for a user who came in bulk or from a fixture."""
    try:
        return user.profile
    except Profile.DoesNotExist:
        return make_profile(user)


def make_profile(user: User) -> Profile:
    """Make the user's profile, if there is none, with the keys that are free."""
    user.profile = _make(user, Profile.objects.filter(user=user))
    return user.profile


def locked_profile(user: User) -> Profile:
    """The user's profile, made now if there is none, and locked until the transaction ends."""
    found: list[Profile] = _LOCKED.objects(user.pk)
    return found[0] if found else _make(user, Profile.objects.select_for_update().filter(user=user))


_LOCKED = Prepared(lambda user_id: Profile.objects.select_for_update().filter(user=user_id))


def _make(user: User, rows: QuerySet[Profile]) -> Profile:
    """Make the profile and read it through `rows`: two queries, unless one of the keys is somebody else's."""
    username, email = keys_of(user)
    with_keys = Profile(user=user, username_key=username, email_key=email)
    Profile.objects.bulk_create([with_keys], ignore_conflicts=True)
    if profile := rows.first():
        return profile
    Profile.objects.get_or_create(user=user)
    renew_keys(user)
    return rows.get()


def renew_keys(user: User) -> None:
    """Bring the keys into step with the user's name and address; nothing else of the profile changes."""
    for field, value in zip(("username_key", "email_key"), keys_of(user), strict=True):
        outdated = Profile.objects.filter(user=user).exclude(**{field: value})
        try:
            with transaction.atomic():
                outdated.update(**{field: value})
        except IntegrityError:
            outdated.update(**{field: None})


def is_taken(field: str, value: str, *, but_for: User) -> bool:
    """Whether somebody else has this `username` or `email`, in whatever case."""
    others = User.objects.exclude(pk=but_for.pk)
    by_key = others.filter(**{f"profile__{field}_key": key(value)})
    return by_key.exists() or others.filter(**{f"{field}__iexact": value.strip()}).exists()


def save_user(form: ModelForm[User], *more: ModelForm[Profile]) -> bool:
    """Save the user of a valid form, and the forms of the profile, in one transaction.

    False, with an error on the form and nothing saved, when somebody else took the name or address in the meantime, or
    the picture could not be stored. Who moves to another address is told so at the old one.
    """
    former = form.initial.get("email")
    claimed = [field for field in TAKEN if field in form.changed_data]
    try:
        with transaction.atomic():
            user = form.save()
            _insist_on_keys(user, claimed)
            for other in more:
                _save_profile(other)
            if former and key(former) != key(user.email):
                transaction.on_commit(partial(mail.tell_former_address, former, user.username))
    except PictureNotStored:
        next(other for other in more if "avatar" in other.fields).add_error("avatar", NOT_STORED)
        return False
    except KeyTaken as error:
        for field in error.args:
            form.add_error(field, TAKEN[field])
    except IntegrityError:
        if not is_taken("username", form.cleaned_data["username"], but_for=form.instance):
            raise
        form.add_error("username", TAKEN["username"])
    return form.is_valid()


def _insist_on_keys(user: User, fields: list[str]) -> None:
    """Raise KeyTaken for those of the fields whose key went to somebody else."""
    profile = profile_of(user)
    profile.refresh_from_db(fields=["username_key", "email_key"])
    lost = [field for field in fields if getattr(profile, f"{field}_key") != getattr(keys_of(user), field)]
    if lost:
        raise KeyTaken(*lost)


def set_time_zone(user: User, name: str) -> None:
    """Keep the zone that the browser of a new user names, if there is one of that name."""
    if name in available_timezones():
        Profile.objects.filter(user=user).update(time_zone=name)


def answer_offer(user: User, name: str, *, take: bool) -> bool:
    """The learner answered to the zone that the browser named: take it, or keep the old one; it is not offered again.

    Returns whether the zone is another now.
    """
    with transaction.atomic():
        profile = locked_profile(user)
        old = profile.time_zone
        profile.time_zone_offered = True
        if take and name in available_timezones():
            profile.time_zone = name
        profile.save(update_fields=["time_zone", "time_zone_offered", "updated_at"])
        _record_move(profile, old)
    return profile.time_zone != old


def _record_move(profile: Profile, old: str) -> None:
    """Another clock from now on: the history gets a moment by each, so that no streak is lost between the two."""
    if profile.time_zone == old:
        return
    now = clock.now()
    LearningEvent.objects.bulk_create(
        LearningEvent(
            user_id=profile.user_id,
            kind=LearningEvent.Kind.MOVED,
            at=at,
            local_date=local_date(at, zone),
            utc_offset=offset_at(at, zone) // timedelta(minutes=1),
            data={"zone": zone},
        )
        for at, zone in ((now - timedelta(microseconds=1), old), (now, profile.time_zone))
    )


def save_profile(form: ModelForm[Profile]) -> None:
    """Save a valid form; the picture that it replaces or clears goes when the change is certain."""
    with transaction.atomic():
        _save_profile(form)


def _save_profile(form: ModelForm[Profile]) -> None:
    before = Profile.objects.select_for_update().filter(pk=form.instance.pk).only("avatar", "time_zone").first()
    try:
        profile = form.save()
    except OSError as error:
        _forget_part(form.instance)
        raise PictureNotStored from error
    if before is None:
        return
    _record_move(profile, before.time_zone)
    if (old := before.avatar.name) and old != profile.avatar.name:
        transaction.on_commit(lambda: default_storage.delete(old))


def _forget_part(profile: Profile) -> None:
    """Delete what was written of a picture before there was no more room."""
    with suppress(OSError):
        default_storage.delete(profile.avatar.field.generate_filename(profile, str(profile.avatar.name)))


def delete_user(user: User) -> None:
    """Delete a user with everything that is theirs, the picture's file too."""
    with transaction.atomic():
        picture = Profile.objects.filter(user=user).values_list("avatar", flat=True).first()
        user.delete()
        if picture:
            transaction.on_commit(lambda: default_storage.delete(picture))
