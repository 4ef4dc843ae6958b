"""The site's addresses by their names, for the tables that none may be missing from."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def named(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each URL with its name; those of the administration are left out, where each model has the same ones."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", pattern
        elif pattern.namespace != "admin":
            yield from named(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)


def names() -> set[str]:
    """The names alone."""
    return {name for name, _ in named()}
