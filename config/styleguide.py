"""A page for developers that shows every part the pages are made of, with invented content."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


class SampleForm(forms.Form):
    """One field of each kind that the site's forms use."""

    title = forms.CharField(help_text="At most 200 characters.")
    level = forms.ChoiceField(choices=[("", "Any level"), ("1", "Beginner")], required=False)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    picture = forms.FileField(required=False)
    agree = forms.BooleanField(label="Remind me of what is due", required=False)


def styleguide(request: HttpRequest) -> HttpResponse:
    """The parts of the site on one page."""
    now = timezone.now()
    titles = ("What a program is", "Names and values", "Numbers and text", "Asking and answering", "Choosing with if")
    states = ("done", "declared", "here", "ahead", "ahead")
    context: dict[str, Any] = {
        "stops": [
            SimpleNamespace(number=number, title=title, state=state)
            for number, (title, state) in enumerate(zip(titles, states, strict=True), start=1)
        ],
        "stats": [
            ("Courses", 1, "Completed", "2 in progress", 33.3),
            ("Lessons", 12, "Completed", "3 in progress", 80),
            ("Exercises", 31, "Completed", "34 attempted", 91),
            ("Quizzes", 14, "taken", "82.5% average score", 82.5),
        ],
        "checks": [
            {"text": "Pass the quiz with 70 % or more", "done": True, "url": "#quiz"},
            {"text": "Solve “Rotate left”", "done": False, "url": "#editor"},
        ],
        "when": now - timedelta(hours=5),
        "sorts": [("new", "Newest first"), ("title", "By title")],
        "page": Paginator(range(95), 20).page(2),
        "form": SampleForm(),
        "form_with_errors": SampleForm({"title": "", "level": "9"}),
        "source": 'def rotate(items, n):\n    """Turn items left by n."""\n    return items[n:] + items[:n]\n',
        "order_lines": ["return items[n:] + items[:n]", "def rotate(items, n):", "n = n % len(items)"],
    }
    return render(request, "styleguide.html", context)
