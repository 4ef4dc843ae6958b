"""Certificates: what a learner lets others see of a completed course, and the codes that they are found by."""

import re
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.models import Course

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit."""
LENGTH = 25
"""125 random bits: a code is not found by trying."""
GROUP = 5


def new_code() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def read_code(typed: str) -> str:
    """The code as it is stored, from how a person typed it; empty when it cannot be one."""
    code = re.sub(r"[\s-]", "", typed[: 4 * LENGTH]).upper().translate(str.maketrans("OIL", "011"))
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


class Certificate(models.Model):
    """What a learner shows of a completed course to whoever has the code. Withdrawn, never deleted.

    All of it is as it was when it was made: the name that the learner chose, the course's title and content, and how
    many lessons counted by what (`by_work`: quiz or exercises; `by_reading`: marked as read by the learner).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="certificates")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    code = models.CharField(max_length=LENGTH, unique=True, default=new_code, editable=False)
    name = models.CharField(_("name on the certificate"), max_length=100)
    title = models.CharField(max_length=200)
    version = models.CharField(max_length=64, blank=True)
    completed_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    by_work = models.PositiveIntegerField(default=0)
    by_reading = models.PositiveIntegerField(default=0)
    by_word = models.PositiveIntegerField(default=0)
    by_record = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "accounts"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "course"], condition=Q(withdrawn_at=None), name="one_certificate_a_user_and_course"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.title}"

    def get_absolute_url(self) -> str:
        """The page that anybody may open."""
        return reverse("certificate", args=[self.shown_code])

    @property
    def shown_code(self) -> str:
        """The code in groups, as people read and type it."""
        return "-".join(self.code[place : place + GROUP] for place in range(0, LENGTH, GROUP))

    @property
    def shown_version(self) -> str:
        """The beginning of the version, enough to tell two of them apart."""
        return self.version[:12]

    @property
    def lessons(self) -> int:
        """How many lessons it counts."""
        return self.by_work + self.by_reading + self.by_word + self.by_record
