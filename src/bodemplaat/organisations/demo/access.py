# SPDX-License-Identifier: EUPL-1.2
"""Who was proposed for a role in the last weeks of the demo; the people are invented."""

from dataclasses import replace
from datetime import date, timedelta

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.values import Role

PROPOSED_ON, REJECTED_ON = date(2014, 3, 10), date(2014, 3, 12)
# Municipality, who waits for a second person, and who was refused.
PLANS = {"iszf": ("0140", "Femke Hazenberg", "Rutger Zandstra"),
         "equalit": ("0826", "Loes Verhoeven", "Bram Aertsen")}  # fmt: skip


def fill(world: DemoWorld, cast: Cast) -> None:
    """Propose two people per partnership: one waits, one was rejected."""
    found: dict[str, list[int]] = {}
    providers: dict[str, int] = {}
    for slug, (code, waiting, refused) in PLANS.items():
        with tenancy.context(world.arrangements[slug]):
            director = cast.get_actor(slug, Role.SSO_DIRECTOR, on=PROPOSED_ON)
            found[slug] = [
                actions.propose_role(
                    name=name, email=f"{name.lower().replace(' ', '.')}@voorbeeld.example",
                    role=Role.CONTRACT_MANAGER, participant_code=code, starts_on=date(2014, 4, 1),
                    reason=f"{why} (verzonnen)", actor=director,
                )
                for name, why in (
                    (waiting, "Vervangt de contractmanager tijdens verlof"),
                    (refused, "Tweede contractmanager erbij"),
                )
            ]  # fmt: skip
            providers[slug] = actions.register_provider(
                name="Werkplek (verzonnen)", issuer=f"https://inloggen.{slug}.example",
                client_id="bodemplaat", secret="bestaat-niet", scopes="openid", actor=director,
            )  # fmt: skip
            _look_along(cast, slug, code)
            actions.reject_access(
                proposal_id=found[slug][1], reason="De gemeente wil één aanspreekpunt houden.",
                actor=cast.get_actor(slug, Role.SSO_CONTROLLER, on=REJECTED_ON),
            )  # fmt: skip
    world.put("organisations.proposals", found)
    world.put("organisations.providers", providers)
    world.put("organisations.rights", cast.rights)


def _look_along(cast: Cast, slug: str, code: str) -> None:
    """Let the account manager look along with a contract manager who had a question."""
    manager = cast.get_actor(slug, Role.ACCOUNT_MANAGER, on=PROPOSED_ON)
    account_id, _ = cast.accounts[slug, Role.CONTRACT_MANAGER, code]
    rights = queries.list_rights_to_stand_in(manager)
    stand_in_id = actions.start_stand_in(
        assignment_id=next(line.id for line in rights if line.account_id == account_id),
        reason="Vraag waarom de bijdrage van 2013 steeg (verzonnen)", actor=manager,
    )  # fmt: skip
    actions.end_stand_in(
        stand_in_id=stand_in_id, actor=replace(manager, at=manager.at + timedelta(minutes=9))
    )
