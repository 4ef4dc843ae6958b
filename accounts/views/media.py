"""Pictures of people, with a type that is fixed here and not guessed from a file that somebody uploaded."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe


@require_safe
def avatar(request: HttpRequest, name: str) -> FileResponse:
    """The picture of this name. A new picture gets a new name, so browsers may keep it for good."""
    try:
        file = default_storage.open(f"avatars/{name}.webp")
    except FileNotFoundError:
        raise Http404 from None
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",  # should it ever be opened as a page
    }
    return FileResponse(file, content_type="image/webp", headers=headers)
