"""Mail of the site, handed over after the answer: how long the other machine takes is nobody's to wait for or see."""

import logging
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import loader

log = logging.getLogger(__name__)

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"
"""What `config.environment` chooses where MILEPOST_MAIL_URL is not set."""
SLOW_MAIL = "django.core.mail.backends.smtp.EmailBackend"
"""A backend that waits for another machine."""


def works() -> bool:
    """Whether the site sends mail at all."""
    return settings.EMAIL_BACKEND != NO_MAIL


def hand_over(message: EmailMessage) -> None:
    """Send it, beside the answer where that takes time. A failure is logged without the address."""
    if settings.EMAIL_BACKEND == SLOW_MAIL:
        Thread(target=_send, args=[message], name="mail").start()
    else:
        _send(message)


def tell_former_address(address: str, username: str) -> None:
    """Tell the owner of an account, at the address that it had until now, that it has another one."""
    lines = loader.render_to_string("accounts/address_changed.txt", {"name": username}).strip()
    subject, _, body = lines.partition("\n")
    hand_over(EmailMessage(subject, body.lstrip(), to=[address]))


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception as error:  # the mail server's matter: the page says the same, and an administrator finds this
        log.error("A mail could not be sent: %s", type(error).__name__)
