"""How long a password is at least and at most."""

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_CHARACTERS = 4096
"""Far more than anybody's; a megabyte would keep the hasher busy for nothing."""


class LengthValidator(MinimumLengthValidator):
    """Django's least length, and a bound above."""

    def validate(self, password: str, user: User | None = None) -> None:
        super().validate(password, user)
        if len(password) > MOST_CHARACTERS:
            sentence = _("A password can have %(most)d characters at most.")
            raise ValidationError(sentence, code="password_too_long", params={"most": MOST_CHARACTERS})
