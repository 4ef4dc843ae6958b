"""What the pages that list a learner's things have in common: a search, a sort, a pager."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.forms import search_text

PER_PAGE = 20


def listing(request: HttpRequest, find: Any, sorts: Iterable[tuple[str, Any]], *, name: str) -> dict[str, Any]:
    """The context of such a page: the rows of the page asked for under `name`, and what was searched and sorted for.

    `find(text, sort)` gives the rows; of `sorts`, pairs of value and label, the first is the default.
    """
    sorts = list(sorts)
    q = search_text(request.GET.get("q", ""))
    sort = request.GET.get("sort", "")
    if sort not in dict(sorts):
        sort = sorts[0][0]
    rows: QuerySet[Any] = find(q, sort)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {name: page, "q": q, "sort": sort, "sorts": sorts}
