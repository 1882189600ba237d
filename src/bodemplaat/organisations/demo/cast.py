# SPDX-License-Identifier: EUPL-1.2
"""Who acts in the demo."""

from datetime import date

from django.conf import settings

from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import actions
from bodemplaat.organisations.demo import people
from bodemplaat.organisations.values import Actor, Role


class Cast:
    """The accounts of both partnerships, by slug, role and municipal code."""

    def __init__(self, world: DemoWorld) -> None:
        self.world = world
        self.names = people.invent_names()
        self.accounts: dict[tuple[str, Role, str | None], tuple[int, str]] = {}
        self.participants: dict[str, dict[str, int]] = {}
        self.facts: dict[str, int] = {}
        self.contests: dict[str, int] = {}
        self.renames: dict[str, int] = {}
        self.rights: dict[str, int] = {}
        self.logos: dict[str, str] = {}
        self.talks: dict[str, dict[str, int]] = {}
        self.seated: dict[str, tuple[str, int, int, int]] = {}
        self.lines: list[dict[str, str]] = []
        self.password = people.PASSWORD if settings.IS_DEMO else None

    def add(
        self, slug: str, role: Role, code: str | None, starts_on: date, actor: Actor,
        name: tuple[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Register an account in a role; it stays open, so that history can be read."""
        first, last = name or next(self.names)
        username = people.get_username(slug, role, code)
        account_id = actions.register_account(
            username=username, first_name=first, last_name=last, demo_password=self.password
        )
        self.rights[slug] = actions.assign_role(
            account_id=account_id,
            role=role,
            starts_on=starts_on,
            participant_code=code,
            actor=actor,
        )
        self.accounts[slug, role, code] = (account_id, f"{first} {last}")
        self.lines.append(
            {"arrangement": slug, "username": username, "role": role.value, "code": code or ""}
        )

    def get_actor(self, slug: str, role: Role | str, code: str | None = None, *, on: date) -> Actor:
        """Return who has a role, acting on a day."""
        account_id, name = self.accounts[slug, Role(role), code]
        return Actor(
            account_id=account_id,
            name=name,
            role=Role(role),
            arrangement_id=self.world.arrangements[slug],
            participant_id=self.participants[slug][code] if code else None,
            participant_code=code,
            at=self.world.moment(on),
        )
