"""What a learner may hand in: text in UTF-8, of a size that can be judged."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.models import Exercise

SOURCE_MAX_BYTES = 64 * 1024
"""The judge takes no larger source (JUDGE.md, default limits)."""

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What Django puts in the place of bytes of a request that are not valid UTF-8."""


def file_names(exercise: Exercise) -> list[str]:
    """The files that the learner writes: the one that is run first, then the others by name.

    The order in which a JSON field has its keys means nothing: PostgreSQL sorts them.
    """
    entry = str(exercise.definition.get("entry", {}).get("file") or "solution.py")
    return sorted(exercise.stub, key=lambda name: (name != entry, name)) or [entry]


class SourceField(forms.CharField):
    """The text of one file, with its line ends as Python writes them."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []
        self.error_messages["required"] = _("There is no code here yet. Write some, then submit it.")

    def to_python(self, value: Any) -> str:
        """Browsers send a textarea's lines with CR LF; the file has LF."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        super().validate(value.strip())
        if "\0" in value:
            raise forms.ValidationError(
                _("The code holds a NUL character, which Python cannot read. Remove it, then submit again."), code="nul"
            )
        if UNREADABLE in value or not _encodable(value):
            raise forms.ValidationError(
                _("Part of the code is not valid UTF-8 text; it is shown as “�”. Type that place again, then submit."),
                code="encoding",
            )


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class SourceForm(forms.Form):
    """The files of one exercise: `source` is the first, `source_1` the next, and so on."""

    may_be_empty = False

    def __init__(self, *args: Any, exercise: Exercise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {self._field(index): name for index, name in enumerate(file_names(exercise))}
        for field, name in self.names.items():
            self.fields[field] = SourceField(label=name, required=not self.may_be_empty)

    @staticmethod
    def _field(index: int) -> str:
        return f"source_{index}" if index else "source"

    @classmethod
    def initial_from(cls, exercise: Exercise, files: dict[str, str]) -> dict[str, str]:
        """The form's initial values that show these files."""
        return {cls._field(index): files.get(name, "") for index, name in enumerate(file_names(exercise))}

    def clean(self) -> dict[str, Any]:
        size = sum(len(text.encode()) for text in self.files_typed.values())
        if size > SOURCE_MAX_BYTES:
            raise forms.ValidationError(
                _(
                    "The code has %(size)s KiB, and at most %(most)s KiB can be judged. "
                    "It is still here: shorten it, then submit again."
                ),
                code="size",
                params={"size": -(-size // 1024), "most": SOURCE_MAX_BYTES // 1024},
            )
        return self.cleaned_data

    @property
    def sentences(self) -> list[str]:
        """Everything that is wrong, in sentences; those that several files share only once."""
        return list(dict.fromkeys(str(sentence) for errors in self.errors.values() for sentence in errors))

    @property
    def files_typed(self) -> dict[str, str]:
        """File name to text, of the fields that hold valid text."""
        return {name: self.cleaned_data[field] for field, name in self.names.items() if field in self.cleaned_data}


class SubmitForm(SourceForm):
    """Code handed in for judging."""


class DraftForm(SourceForm):
    """Unsent work, which may well be empty; the revision that it started from, and what is to become of it."""

    may_be_empty = True
    revision = forms.IntegerField(required=False, min_value=0)
    apart = forms.BooleanField(required=False)
    """The text takes the place of another one, which must stay in the history."""
    aside = forms.BooleanField(required=False)
    """The text goes into the history alone: the editor goes on with another one."""
