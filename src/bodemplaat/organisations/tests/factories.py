# SPDX-License-Identifier: EUPL-1.2
"""A small partnership for tests of this package and of higher ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bodemplaat.foundation import tenancy
from bodemplaat.organisations import actions
from bodemplaat.organisations.values import (
    Actor,
    LegalForm,
    RegisterLine,
    RegisterSource,
    Relation,
    Role,
)

NAMES = {"0064": "Bolsward", "0104": "Nijefurd", "0710": "Wûnseradiel", "1900": "Súdwest-Fryslân"}
STARTS_ON = date(2004, 1, 1)


def moment(year: int, month: int = 1, day: int = 1) -> datetime:
    """Return eight o'clock on a day."""
    return datetime(year, month, day, 8, tzinfo=UTC)


def register_municipalities(names: dict[str, str] = NAMES) -> None:
    """Put municipalities into the register, as table 33 would."""
    lines = [
        RegisterLine(
            source=RegisterSource.RVIG,
            code=code,
            name=name,
            province="",
            starts_on=None,
            ends_before=None,
            successor_code="",
        )
        for code, name in names.items()
    ]
    actions.import_register(
        lines=lines, description="test", recorded_at=moment(2004), recorded_by="Test"
    )


@dataclass
class Partnership:
    """One arrangement with its participants."""

    id: int
    slug: str

    def actor(
        self,
        role: Role | None = Role.SSO_CONTROLLER,
        *,
        at: datetime | None = None,
        participant_id: int | None = None,
        participant_code: str | None = None,
    ) -> Actor:
        """Return somebody with a role, at a moment (2012 unless told)."""
        return Actor(
            account_id=None,
            name="Test",
            role=role,
            arrangement_id=self.id,
            participant_id=participant_id,
            participant_code=participant_code,
            at=at or moment(2012),
        )

    @contextmanager
    def context(self) -> Iterator[None]:
        """See the rows of the arrangement as its shared service organisation does."""
        with tenancy.context(self.id):
            yield


def make_partnership(slug: str = "proef", *, codes: tuple[str, ...] = ()) -> Partnership:
    """Register an arrangement of which the municipalities take part from 2004 on."""
    register_municipalities()
    made = Partnership(0, slug)
    made.id = actions.register_arrangement(
        slug=slug,
        name=f"Regeling {slug}",
        sso_name=slug.upper(),
        legal_form=LegalForm.JOINT_ARRANGEMENT,
        profile="iszf",
        seat="Bolsward",
        starts_on=STARTS_ON,
        source="test",
        actor=made.actor(at=moment(2004)),
    )
    with made.context():
        actor = made.actor(at=moment(2004))
        actions.register_measure(
            code="inhabitants", name="inwoners", unit="inwoner", is_whole=True, actor=actor
        )
        for code in codes:
            actions.register_participant(code=code, source="test", actor=actor)
            actions.start_participation(
                participant_code=code,
                starts_on=STARTS_ON,
                relation=Relation.OWNER,
                source="test",
                actor=actor,
            )
    return made
