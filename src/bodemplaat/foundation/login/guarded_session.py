# SPDX-License-Identifier: EUPL-1.2
"""
Requests to servers that a user named: to the outside alone, over TLS, short, and without detours.

A host inside (another server of the same organisation) is listed by whoever rules the machine, in
BODEMPLAAT_OIDC_HOSTS; otherwise a settings page could be used to look around in here.
"""

import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

PATIENCE, MOST = 10, 1_000_000


class Refused(requests.RequestException):
    """An address that is not ours to visit."""


class GuardedSession(requests.Session):
    """A session of `requests` for servers that somebody else named."""

    def request(self, method: str, url: Any, *args: Any, **options: Any) -> Any:
        """Send one request; redirects are not followed."""
        check_address(str(url))
        options |= {"timeout": PATIENCE, "allow_redirects": False}
        answer = super().request(method, url, *args, **options)
        if answer.is_redirect or len(answer.content) > MOST:
            raise Refused(f"{urlsplit(str(url)).hostname} answers otherwise than agreed.")
        return answer

    def get_json(self, url: str) -> dict[str, Any]:
        """Return a JSON object."""
        answer = self.get(url)
        answer.raise_for_status()
        found = answer.json()
        if not isinstance(found, dict):
            raise Refused("The answer is no object.")
        return found


def check_address(url: str) -> None:
    """Refuse an address that is not https, or lies inside (Refused)."""
    parts = urlsplit(url)
    if parts.hostname and parts.hostname in settings.OIDC_HOSTS:
        return
    if parts.scheme != "https" or not parts.hostname:
        raise Refused("Only https.")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Refused(f"{parts.hostname} is not known.") from error
    if not all(ipaddress.ip_address(one[4][0]).is_global for one in found):
        raise Refused(f"{parts.hostname} lies inside.")
