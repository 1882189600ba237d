# SPDX-License-Identifier: EUPL-1.2
"""Who may be the principal of a service."""

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Role


class PrincipalAlready(Refusal):
    """The service has this principal."""

    code = "catalogue.principal-already"


class PrincipalOfOffice(Refusal):
    """Who delivers a service does not also give the order."""

    code = "catalogue.principal-of-office"


class PrincipalChanged(Refusal):
    """The principal is another than the one that is taken back."""

    code = "catalogue.principal-changed"


def check_principal(service: str, held: str, wanted: str) -> None:
    """Refuse a principal of the office, or the one there is (PrincipalOfOffice, …Already)."""
    if Role(wanted).is_sso:
        raise PrincipalOfOffice(service=service, role=wanted)
    if held == wanted:
        raise PrincipalAlready(service=service, role=wanted)


def check_still_principal(service: str, held: str, expected: str) -> None:
    """Refuse to take back what somebody changed since (PrincipalChanged)."""
    if held != expected:
        raise PrincipalChanged(service=service, role=held)
