# SPDX-License-Identifier: EUPL-1.2
"""
Organisations that read along: Leeuwarden with ISZF, as the presentation says, and Breda with
Equalit, which is invented. Who reads for them is invented in both.
"""

from dataclasses import replace
from datetime import date, timedelta

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.values import Actor, Role

STARTS_ON = date(2014, 3, 12)
PLANS = {
    "iszf": ("Gemeente Leeuwarden", "Collega, buurman en logische sparringpartner (presentatie, "
             "dia 10)", "Doutzen Wiersma"),
    "equalit": ("Gemeente Breda", "Buurgemeente die wil vergelijken (verzonnen)", "Stijn Rombouts"),
}  # fmt: skip


def fill(world: DemoWorld, cast: Cast) -> None:
    """Let a guest into each, with a reader, one thing that it reads and one that was taken back."""
    guests: dict[str, int] = {}
    shares: list[int] = []
    for slug, (name, purpose, reader) in PLANS.items():
        with tenancy.context(world.arrangements[slug]):
            director = cast.get_actor(slug, Role.SSO_DIRECTOR, on=STARTS_ON)
            guests[slug] = actions.register_guest(
                name=name, purpose=purpose, starts_on=STARTS_ON, ends_before=date(2015, 1, 1),
                actor=director,
            )  # fmt: skip
            _let_in(world, cast, slug, guests[slug], reader, director)
            of = {"guest_id": guests[slug], "kind": "organisations.timeline", "key": "tijdlijn",
                  "starts_on": STARTS_ON, "shown_on": STARTS_ON, "actor": director}  # fmt: skip
            shares.append(actions.send_share(
                **of, ends_before=date(2014, 10, 1),
                reason="Voorbereiding van het werkbezoek (verzonnen)",
            ))  # fmt: skip
            gone = actions.send_share(
                **of, ends_before=date(2015, 1, 1), reason="Per vergissing (verzonnen)"
            )
            actions.withdraw_share(
                share_id=gone, reason="Verkeerde periode (verzonnen)",
                actor=replace(director, at=director.at + timedelta(hours=1)),
            )  # fmt: skip
            shares.append(gone)
    world.put("organisations.guests", guests)
    world.put("organisations.readers", _find_readers(world))
    world.put("organisations.shares", shares)


def _let_in(
    world: DemoWorld, cast: Cast, slug: str, guest_id: int, reader: str, director: Actor
) -> None:
    """Register the account of a reader, propose it, and let a second person approve."""
    first, _, last = reader.partition(" ")
    account = f"{slug}-guest"
    actions.register_account(
        username=account, first_name=first, last_name=last, demo_password=cast.password
    )
    proposal = actions.propose_guest(
        guest_id=guest_id, name=reader, email=account, starts_on=STARTS_ON,
        ends_before=date(2015, 1, 1), reason="Leest voor de gast mee (verzonnen)", actor=director,
    )  # fmt: skip
    actions.approve_access(
        proposal_id=proposal, actor=cast.get_actor(slug, Role.SSO_CONTROLLER, on=STARTS_ON)
    )
    cast.lines.append({"arrangement": slug, "username": account, "role": "guest", "code": ""})


def _find_readers(world: DemoWorld) -> dict[str, int]:
    """Return the number of who reads for the guest of each partnership."""
    return {
        slug: queries.list_guest_accounts(arrangement_id)[0].id
        for slug, arrangement_id in world.arrangements.items()
    }
