"""What learners may set and write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import TextField
from review.models import DAILY_LEAST, DAILY_MOST, TEXT_MOST
from review.scheduling import RETENTION_LEAST, RETENTION_MOST


class PlanForm(forms.Form):
    """How much to recall, and how many reviews a day."""

    retention = forms.IntegerField(
        label=_("How much you want to recall, in percent"),
        min_value=RETENTION_LEAST,
        max_value=RETENTION_MOST,
        help_text=_("From 80 to 97. 90 is a good start: the higher, the more often each card comes back."),
    )
    daily_most = forms.IntegerField(
        label=_("Reviews a day, at most"),
        min_value=DAILY_LEAST,
        max_value=DAILY_MOST,
        help_text=_("From 5 to 200. What a day has no room for waits for the next, and nothing is lost by that."),
    )


class CardForm(forms.Form):
    """A card of the learner's own: both sides in Markdown."""

    front = TextField(label=_("Question"), max_length=TEXT_MOST, widget=forms.Textarea(attrs={"rows": 3}))
    back = TextField(
        label=_("Answer"),
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One thing a card: what is short can be recalled, what is long is only read again."),
    )
