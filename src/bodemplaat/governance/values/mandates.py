# SPDX-License-Identifier: EUPL-1.2
"""Who may act in whose name, up to what amount and until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MandateForm(StrEnum):
    """Mandate: in the name of the giver, who stays responsible; delegation: in one's own name."""

    MANDATE = "mandate"
    DELEGATION = "delegation"


class MandatedAct(StrEnum):
    """What may be done under a mandate besides a kind of decision."""

    EXPENSE = "expense"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class MandateDraft:
    """A mandate as it is recorded: the holder is a role or a body."""

    code: str
    form: MandateForm
    act: str
    holder_name: str
    article: str
    starts_on: date
    giver_code: str = ""
    participant_code: str = ""
    holder_role: str = ""
    holder_code: str = ""
    limit_cents: int | None = None
    may_submandate: bool = False
    parent_code: str = ""
    ends_before: date | None = None
    source: str = ""
    is_synthetic: bool = False


@dataclass(frozen=True)
class MandateLine:
    """A mandate with the names of giver and holder."""

    id: int
    code: str
    form: MandateForm
    act: str
    giver_code: str
    giver_name: str
    participant_code: str
    holder_role: str
    holder_code: str
    holder_name: str
    limit_cents: int | None
    may_submandate: bool
    parent_code: str
    article: str
    starts_on: date
    ends_before: date | None
    source: str
    is_synthetic: bool


@dataclass(frozen=True)
class MandateActLine:
    """What somebody approved under a mandate."""

    id: int
    mandate_code: str
    act: str
    title: str
    amount_cents: int
    acted_on: date
    acted_by: str
    giver_name: str
    is_synthetic: bool


@dataclass(frozen=True)
class GateLine:
    """One kind of change, with the body that it belongs to and who else may do it."""

    act: str
    body_code: str
    body_name: str
    article: str
    is_open: bool
    mandates: tuple[MandateLine, ...]
