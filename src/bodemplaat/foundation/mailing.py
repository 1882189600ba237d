# SPDX-License-Identifier: EUPL-1.2
"""Mail under the name, colours and logo of an organisation; as text it says the same."""

import re
from collections.abc import Sequence
from email.mime.image import MIMEImage

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from bodemplaat.foundation import formats
from bodemplaat.foundation.papers import Letterhead

LOGO = "logo"
_LINK = re.compile(r"https?://\S+")


def write_mail(
    text: str, *, to: Sequence[str], head: Letterhead, inner: SafeString | None = None,
    headers: dict[str, str] | None = None,
) -> EmailMultiAlternatives:
    """
    Return a mail of its text, with the subject on the first line.

    Whose mail program shows pages sees the same text under the letterhead, or `inner` where a page
    says it better. The logo goes along: nothing is fetched when somebody opens the mail.
    """
    subject, _, body = text.strip().partition("\n")
    context = {
        "lang": formats.get_language(), "subject": subject, "head": head, "inner": inner,
        "palette": head.palette, "parts": [] if inner else _list_parts(body),
    }  # fmt: skip
    message = EmailMultiAlternatives(subject, body.strip() + "\n", None, to, headers=headers)
    message.attach_alternative(render_to_string("foundation/mail.html", context), "text/html")
    if head.raster:
        logo = MIMEImage(head.raster, "png")
        logo.add_header("Content-ID", f"<{LOGO}>")
        logo.add_header("Content-Disposition", "inline", filename="logo.png")
        message.mixed_subtype = "related"
        message.attach(logo)
    return message


def _list_parts(body: str) -> list[tuple[str, bool]]:
    """Return the paragraphs of a text, and whether each is an address alone."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", body.strip()))
    return [(part, bool(_LINK.fullmatch(part))) for part in parts if part]
