# SPDX-License-Identifier: EUPL-1.2
"""Policy belongs to the participants: the shared service organisation can only propose it."""

from bodemplaat.governance.values import DecisionKind, Represents
from bodemplaat.kernel.refusals import Refusal


class NotForTheSso(Refusal):
    """Policy is for the participants; the SSO proposes."""

    code = "governance.not-for-the-sso"


class PolicyNotByTheSso(Refusal):
    """Somebody of a participant closes a proposal about policy, never somebody of the SSO."""

    code = "governance.policy-not-by-the-sso"


def check_primacy(kind: str, body: str, represents: Represents) -> None:
    """Raise NotForTheSso where policy would be decided by the shared service organisation."""
    if kind == DecisionKind.POLICY and represents is Represents.SSO:
        raise NotForTheSso(kind=kind, body=body)


def check_closed_by_participants(
    kind: str, *, title: str, body: str, name: str, is_sso: bool
) -> None:
    """
    Raise PolicyNotByTheSso where somebody of the SSO would close a proposal about policy.

    >>> check_closed_by_participants("budget", title="", body="", name="", is_sso=True)
    """
    if kind == DecisionKind.POLICY and is_sso:
        raise PolicyNotByTheSso(title=title, body=body, name=name)
