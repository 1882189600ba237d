# SPDX-License-Identifier: EUPL-1.2
"""A real mail server on this machine, and what it took."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """Keeps what the server takes."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take one mail."""
        found = email.message_from_bytes(envelope.content, policy=policy.default)
        self.mails.append(found)
        return "250 OK"

    def read(self, number: int = -1) -> str:
        """Return the text of a mail, the last one unless told."""
        body = self.mails[number].get_body(("plain",))
        return body.get_content() if body else ""


@contextmanager
def receiving(settings: Any) -> Iterator[Mailbox]:
    """Serve mail for a while and let Django send there."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield box
    finally:
        server.stop()
