"""Sentences of the judge's, translated and made fit for a page: what stands in backticks is code."""

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

CODE = re.compile(r"`([^`]*)`")


def coded(text: str) -> SafeString:
    """A text as HTML, in no language but its own."""
    return mark_safe(CODE.sub(r"<code>\1</code>", escape(text)))  # noqa: S308 - all is escaped


def in_words(text: str, values: Mapping[str, str]) -> SafeString:
    """A template with named placeholders and its values as HTML; the values are a stranger's, and escaped."""
    return mark_safe(coded(gettext(text)) % {name: escape(value) for name, value in values.items()})  # noqa: S308
