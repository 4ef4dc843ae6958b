"""A second step of logging in: a code from the learner's telephone (TOTP, RFC 6238), or a recovery code.

The secret is made when somebody begins and counts from when a first code has proved that the telephone knows it. Each
code is good once. Recovery codes are shown once and kept as digests.
"""

import base64
import secrets
import time
from urllib.parse import quote, urlencode

import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.oath import hotp

SECRET_BYTES = 20
"""RFC 4226, section 4: 160 bits are recommended."""
DIGITS, STEP_SECONDS, TOLERANCE = 6, 30, 1
"""What every authenticator does; a clock may be wrong by one step."""
CODES = 10
CODE_BYTES = 5
"""Eight letters and digits, 40 random bits, tried five times in a quarter of an hour."""


class SecondFactor(models.Model):
    """What a learner proves the second step with; it is asked for once `confirmed_at` is set.

    `last_step` is the time step of the last code that was taken: no code of it or before is taken again.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor", primary_key=True
    )
    secret = models.CharField(max_length=64, editable=False)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=-1, editable=False)
    recovery = models.JSONField(default=list, editable=False)

    class Meta:
        app_label = "accounts"

    def __str__(self) -> str:
        return f"{self.user_id}: {'on' if self.confirmed_at else 'begun'}"


def factor_of(user: User) -> SecondFactor | None:
    """The user's second factor, if it is on."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).first()


def begin(user: User) -> SecondFactor:
    """The factor that the user is setting up; beginning again changes nothing until it is on."""
    secret = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return SecondFactor.objects.get_or_create(user=user, defaults={"secret": secret})[0]


def confirm(user: User, code: str) -> list[str]:
    """Turn the factor on with a first code. The recovery codes, told only here; nothing for a wrong code."""
    step = _step_of(begin(user), code)
    codes = [base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower() for _number in range(CODES)]
    digests = [_digest(user, code) for code in codes]
    waiting = SecondFactor.objects.filter(user=user, confirmed_at=None)
    is_on = step is not None and waiting.update(confirmed_at=timezone.now(), last_step=step, recovery=digests)
    return [f"{code[:4]}-{code[4:]}" for code in codes] if is_on else []


def is_right(user: User, code: str) -> bool:
    """Whether this is a code of now, or a recovery code; either is good once, of two at the same moment for one."""
    factor = factor_of(user)
    if factor is None:
        return False
    step = _step_of(factor, code)
    if step is not None:
        return SecondFactor.objects.filter(user=user, last_step__lt=step).update(last_step=step) > 0
    return _take_recovery(user, code)


def turn_off(user: User) -> bool:
    """Ask for no second step any more; says whether one was asked for, or begun."""
    return SecondFactor.objects.filter(user=user).delete()[0] > 0


def address_for_telephone(factor: SecondFactor) -> str:
    """What the picture says: the secret, and whose account of which site it is for."""
    label = quote(f"Milepost:{factor.user.username}")
    return f"otpauth://totp/{label}?{urlencode({'secret': factor.secret, 'issuer': 'Milepost'})}"


def picture(factor: SecondFactor) -> str:
    """The address as an SVG that a telephone's camera reads; nothing in it but our own drawing."""
    code = segno.make(address_for_telephone(factor), error="m")
    return str(code.svg_inline(scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None))


def _step_of(factor: SecondFactor, code: str) -> int | None:
    digits = "".join(code.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    key, now = base64.b32decode(factor.secret), int(time.time()) // STEP_SECONDS
    steps = range(max(now - TOLERANCE, factor.last_step + 1), now + TOLERANCE + 1)
    return next((step for step in steps if hotp(key, step, DIGITS) == int(digits)), None)


def _take_recovery(user: User, code: str) -> bool:
    digest = _digest(user, "".join(sign for sign in code.lower() if sign.isalnum()))
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(user=user).first()
        if factor is None or digest not in factor.recovery:
            return False
        factor.recovery.remove(digest)
        factor.save(update_fields=["recovery"])
    return True


def _digest(user: User, code: str) -> str:
    return salted_hmac("recovery code", f"{user.pk}:{code}", algorithm="sha256").hexdigest()
