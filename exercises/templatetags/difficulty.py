"""How difficult an exercise is, in words."""

from django import template

from exercises.finding import DIFFICULTIES

register = template.Library()


@register.filter
def difficulty(level: int) -> str:
    """The word for a difficulty from 1 to 4; nothing for any other number."""
    return str(dict(DIFFICULTIES).get(level, ""))
