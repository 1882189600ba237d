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
from requests.adapters import HTTPAdapter

PATIENCE, MOST = 10, 1_000_000


class Refused(requests.RequestException):
    """An address that is not ours to visit."""


class PinnedAdapter(HTTPAdapter):
    """Connects to one address, as the server of one name: it shows the certificate of that name."""

    def __init__(self, address: str, hostname: str) -> None:
        self._address, self._hostname = address, hostname
        super().__init__()

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        """Return where to connect to, and whose certificate is wanted there."""
        place, options = super().build_connection_pool_key_attributes(request, verify, cert)
        place["host"] = self._address
        options |= {"assert_hostname": self._hostname, "server_hostname": self._hostname}
        return place, options

    def add_headers(self, request: requests.PreparedRequest, **options: Any) -> None:
        """Ask for the name, not for the address."""
        request.headers["Host"] = urlsplit(str(request.url)).netloc.rpartition("@")[2]


class GuardedSession(requests.Session):
    """A session of `requests` for servers that somebody else named."""

    def get_adapter(self, url: str | bytes) -> Any:
        """
        Return the way to a server: to the address that was looked up and found to be outside.

        The name is looked up this once. A name server that says another address the next time
        (DNS rebinding) is not asked a next time.
        """
        address = check_address(str(url))
        hostname = urlsplit(str(url)).hostname
        if address is None or hostname is None:
            return super().get_adapter(url)
        return PinnedAdapter(address, hostname)

    def request(self, method: str, url: Any, *args: Any, **options: Any) -> Any:
        """Send one request; redirects are not followed."""
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


def check_address(url: str) -> str | None:
    """
    Return the address to connect to; None for a server that whoever rules the machine named.

    Raises Refused for what is not https, or lies inside.
    """
    parts = urlsplit(url)
    if parts.hostname and parts.hostname in settings.OIDC_HOSTS:
        return None
    if parts.scheme != "https" or not parts.hostname:
        raise Refused("Only https.")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Refused(f"{parts.hostname} is not known.") from error
    if not all(ipaddress.ip_address(one[4][0]).is_global for one in found):
        raise Refused(f"{parts.hostname} lies inside.")
    return str(found[0][4][0])
