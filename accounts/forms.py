"""What people type about themselves and for themselves."""

import unicodedata
from functools import partial
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.forms import UserCreationForm, UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from accounts import avatars, notes, profiles
from accounts.models import NOTE_MAX_CHARACTERS, Note, Profile
from accounts.streaks import MOST_REST_DAYS, Measure
from courses.models import Lesson
from exercises.models import Exercise

EMAIL_MAX_CHARACTERS = 254
"""RFC 5321 allows no longer address; Django's User holds as much."""

NOTE_TOO_LONG = _(
    "A note can have %(limit_value)d characters; this one has %(show_value)d. "
    "Nothing is lost: take some of it into a second note, then save both."
)


class TakesUser:
    """A form that may be told whose it is."""

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)


class TextField(forms.CharField):
    """Text of several lines, with its line ends as one character, as browsers count them."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n").rstrip()


class AvatarField(forms.FileField):
    """A picture, cleaned by `avatars.clean_avatar`."""

    widget = forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"})

    def to_python(self, data: Any) -> File[bytes] | None:
        upload = super().to_python(data)
        return avatars.clean_avatar(upload) if upload else None


class UniqueNames(TakesUser, forms.ModelForm[User]):
    """A form of a user whose name and address nobody else may have, in whatever case."""

    def clean_username(self) -> str:
        return self._unless_taken("username")

    def clean_email(self) -> str:
        return self._unless_taken("email")

    def _unless_taken(self, field: str) -> str:
        value: str = self.cleaned_data[field]
        is_own = profiles.key(value) == profiles.key(self.initial.get(field) or "")
        if not is_own and profiles.is_taken(field, value, but_for=self.instance):
            raise ValidationError(profiles.TAKEN[field], code="unique")
        return value


class UserRegisterForm(UniqueNames, UserCreationForm[User]):
    """A new account."""

    email = forms.EmailField(label=_("E-mail"), max_length=EMAIL_MAX_CHARACTERS)

    class Meta(UserCreationForm.Meta):
        fields = ("username", "email")


class UserUpdateForm(UniqueNames):
    """The name and address of an account."""

    email = forms.EmailField(label=_("E-mail"), max_length=EMAIL_MAX_CHARACTERS)

    class Meta:
        model = User
        fields = ("username", "email")
        field_classes = {"username": UsernameField}


class ProfileUpdateForm(TakesUser, forms.ModelForm[Profile]):
    """What people tell of themselves."""

    bio = TextField(label=_("About you"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    avatar = AvatarField(label=_("Picture"), required=False)

    class Meta:
        model = Profile
        fields = ("bio", "avatar")

    def clean_bio(self) -> str:
        """What was sent; what is kept, when nothing was sent at all, not even an empty text."""
        bio: str = self.cleaned_data["bio"]
        return bio if self.add_prefix("bio") in self.data else self.instance.bio


class HabitsForm(forms.ModelForm[Profile]):
    """By which clock a learner's days are counted, and what streak and weekly goal ask. What is not sent stays."""

    SWITCH = ((True, _("Show them")), (False, _("Turn them off: nothing of them is shown")))
    REST = tuple((number, str(number)) for number in range(MOST_REST_DAYS + 1))

    time_zone = forms.CharField(
        label=_("Time zone"),
        max_length=64,
        required=False,
        help_text=_("Your days begin and end by its clock. Changing it never breaks a streak."),
        widget=forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off"}),
    )
    streaks_on = forms.TypedChoiceField(
        label=_("Streak and weekly goal"), choices=SWITCH, coerce=lambda value: value == "True", required=False
    )
    rest_days = forms.TypedChoiceField(
        label=_("Rest days a week"),
        choices=REST,
        coerce=int,
        required=False,
        help_text=_("So many days in a week may go by without learning, and the streak goes on."),
    )
    goal = forms.IntegerField(
        label=_("Weekly goal"), min_value=1, required=False, help_text=_("Leave it empty for no goal.")
    )
    goal_measure = forms.ChoiceField(label=_("of"), choices=Profile.GoalMeasure.choices, required=False)

    class Meta:
        model = Profile
        fields = ("time_zone", "streaks_on", "rest_days", "goal", "goal_measure")

    def clean_time_zone(self) -> str:
        """A zone that there is; the one in use may be any, as an administrator may have written it."""
        name: str = self.cleaned_data["time_zone"]
        if name and name not in available_timezones() and name != self.instance.time_zone:
            raise ValidationError(
                _("There is no time zone “%(name)s”. Choose one from the list, such as Europe/Vienna."),
                params={"name": name},
            )
        return name or self.instance.time_zone

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in self.fields:
            if self.add_prefix(name) not in self.data and name in data:
                data[name] = getattr(self.instance, name)
        for name in ("streaks_on", "rest_days", "goal_measure"):
            if data.get(name) == "":
                data[name] = getattr(self.instance, name)
        if "goal_measure" in data and (data.get("goal") or 0) > (most := Measure(data["goal_measure"]).most):
            self.add_error("goal", _("At most %(most)d a week.") % {"most": most})
        return data


class NoteForm(TakesUser, forms.ModelForm[Note]):
    """A note. Its lesson and exercise are ids; the page offers only those that were searched for or used last."""

    content = TextField(
        label=_("Note"),
        help_text=_("You can use Markdown: **bold**, `code`, lists, and blocks of code between lines of ```."),
        max_length=NOTE_MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"max_length": NOTE_TOO_LONG},
    )
    lesson = forms.ModelChoiceField(
        Lesson.objects.select_related("course"),
        label=_("Lesson"),
        required=False,
        empty_label=_("No lesson (general note)"),
    )
    exercise = forms.ModelChoiceField(
        Exercise.objects.all(), label=_("Exercise"), required=False, empty_label=_("No exercise (general note)")
    )

    class Meta:
        model = Note
        fields = ("title", "content", "lesson", "exercise")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.user is not None and self.instance.user_id is None:
            self.instance.user = self.user
        for name in ("lesson", "exercise"):
            offer = partial(self.choices_of, name)
            self.fields[name].widget.choices = offer

    @property
    def lesson_search(self) -> str:
        """What was typed to find a lesson."""
        return self._searched("lesson")

    @property
    def exercise_search(self) -> str:
        """What was typed to find an exercise."""
        return self._searched("exercise")

    @property
    def is_about_something(self) -> bool:
        """Whether a lesson or an exercise is chosen or searched for, or was chosen wrongly."""
        return any(self[name].value() or self[name].errors or self._searched(name) for name in ("lesson", "exercise"))

    def _searched(self, name: str) -> str:
        typed = self.data or self.initial
        return search_text(typed.get(f"{name}_search", ""))

    def choices_of(self, name: str) -> list[tuple[int | str, str]]:
        """What the page offers for `lesson` or `exercise`: nothing, the one chosen, and those found or used last."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        try:
            chosen = field.to_python(self[name].value())
        except ValidationError:
            chosen = None
        to_pick = notes.lessons_to_pick if name == "lesson" else notes.exercises_to_pick
        offered = {row.pk: row for row in to_pick(self.user, self._searched(name))}
        if chosen is not None:
            offered = {chosen.pk: chosen, **offered}
        return [("", str(field.empty_label)), *((pk, label_of(row)) for pk, row in offered.items())]


class NoteDraftForm(forms.Form):
    """A note that is being written; `base` is the revision of the saved note that it grew out of.

    `revision` is the draft's own. `apart` and `aside` say what becomes of a text that another takes the place of.
    """

    title = forms.CharField(required=False, max_length=Note._meta.get_field("title").max_length, strip=False)
    content = forms.CharField(
        required=False, max_length=NOTE_MAX_CHARACTERS, strip=False, error_messages={"max_length": NOTE_TOO_LONG}
    )
    base = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    revision = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    apart = forms.BooleanField(required=False)
    aside = forms.BooleanField(required=False)

    @property
    def sentences(self) -> list[str]:
        """Everything that is wrong, in sentences."""
        return [str(sentence) for errors in self.errors.values() for sentence in errors]


def label_of(row: Lesson | Exercise) -> str:
    """What a lesson or an exercise is called in a list of many."""
    return f"{row.course.title}: {row.title}" if isinstance(row, Lesson) else row.title


def search_text(typed: str) -> str:
    """What somebody searches for, without what no database takes."""
    return typed.replace("\0", "").strip()[:200]


class CertificateForm(forms.Form):
    """The name on a certificate, and the learner's word that it may be shown."""

    name = forms.CharField(label=_("Name on the certificate"), max_length=100)
    agree = forms.BooleanField(label=_("Whoever has the code may see this."))

    def clean_name(self) -> str:
        """The name in one line, without signs that cannot be seen."""
        signs = (sign for sign in " ".join(self.cleaned_data["name"].split()) if unicodedata.category(sign)[0] != "C")
        name = "".join(signs).strip()
        if not name:
            raise ValidationError(_("Please write the name that shall stand on the certificate."))
        return name
