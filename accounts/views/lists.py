"""What the pages that list a learner's things have in common: a search, a sort, a pager."""

from collections.abc import Iterable
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.forms import search_text

PER_PAGE = 20


class QuickPaginator(Paginator[Any]):
    """Pages of many rows, the last as quick as the first.

    Which rows are on a page is read from an index alone, counted from the nearer end; only these are then read whole.
    """

    def page(self, number: int | str) -> Page[Any]:
        """The page of this number. Raises InvalidPage."""
        number = self.validate_number(number)
        rows, first = cast("QuerySet[Any]", self.object_list), (number - 1) * self.per_page
        after_last = min(first + self.per_page, self.count)
        to_end = self.count - after_last
        if first <= to_end:
            keys = list(rows.values_list("pk", flat=True)[first:after_last])
        else:
            keys = list(rows.reverse().values_list("pk", flat=True)[to_end : self.count - first])[::-1]
        whole = rows.in_bulk(keys)
        return Page([whole[key] for key in keys if key in whole], number, self)


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
    page = QuickPaginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {name: page, "q": q, "sort": sort, "sorts": sorts}
