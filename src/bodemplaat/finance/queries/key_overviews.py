# SPDX-License-Identifier: EUPL-1.2
"""Keys through time, who bears what by them, and what was proposed for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from bodemplaat.finance import models
from bodemplaat.finance.queries import keys, settlements
from bodemplaat.finance.rules import weights
from bodemplaat.finance.values import KeyLine, Pool, Span, Subject
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import ProposalLine, SubjectReference
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import Relation

EVER = Period(date(1900, 1, 1), None)


class UnknownKeyProposal(Refusal):
    """No proposed version of a key has this number."""

    code = "finance.unknown-key-proposal"


@dataclass(frozen=True)
class KeyOverview:
    """One key: its versions through time, the pools that use it, and what waits."""

    code: str
    name: str
    versions: tuple[KeyLine, ...]
    pools: tuple[Pool, ...]
    proposals: tuple[ProposalLine, ...]

    def find_version(self, on: date) -> KeyLine | None:
        """Return the version that holds on a day, or None."""
        return next((one for one in self.versions if holds(one, on)), None)

    def list_later(self, on: date) -> tuple[KeyLine, ...]:
        """Return the versions that begin after a day."""
        return tuple(one for one in self.versions if one.starts_on > on)


@dataclass(frozen=True)
class KeyShare:
    """What one participant weighs by a version of a key."""

    code: str
    name: str
    weight: Fraction
    share: Fraction


@dataclass(frozen=True)
class ProposedKey:
    """A version that was proposed, and its proposal."""

    version: KeyLine
    reason: str
    proposal: ProposalLine | None


def holds(version: KeyLine, on: date) -> bool:
    """Tell whether a version is in force on a day."""
    return version.starts_on <= on and (version.ends_before is None or on < version.ends_before)


def list_key_overviews(
    *, on: date, known_at: datetime | None = None
) -> tuple[KeyOverview, ...]:
    """Return every key with its versions, pools and open proposals, in order of code."""
    versions = keys.list_key_versions(period=EVER, known_at=known_at)
    pools = keys.list_pools()
    rows = models.KeyProposal.objects.filter(decision_id__isnull=True)
    owners: dict[int, str] = dict(rows.values_list("pk", "key__code"))
    waiting = _index_open(on, known_at)
    return tuple(
        KeyOverview(
            code, name, tuple(one for one in versions if one.key == code),
            tuple(pool for pool in pools if pool.key == code),
            tuple(line for pk, line in sorted(waiting.items()) if owners.get(pk) == code),
        )
        for code, name in keys.list_keys()
    )


def _index_open(on: date, known_at: datetime | None) -> Mapping[int, ProposalLine]:
    found = governance_queries.list_open_proposals(on=on, known_at=known_at)
    return {
        line.subject.id: line for line in found if line.subject.type == Subject.KEY.value
    }


def get_key_overview(
    *, code: str, on: date, known_at: datetime | None = None
) -> KeyOverview:
    """Return one key. Raises UnknownKey."""
    for overview in list_key_overviews(on=on, known_at=known_at):
        if overview.code == code:
            return overview
    raise keys.UnknownKey(value=code)


def compute_key_shares(
    version: KeyLine, *, on: date, known_at: datetime | None = None
) -> tuple[KeyShare, ...]:
    """
    Return what each participant of a day weighs by a version of a key.

    Raises: MissingFact, NoWeights, ContestedFact.
    """
    reference_on = date(on.year + version.reference_year_offset, 1, 1)
    members = [
        line
        for line in organisation_queries.list_participations(
            period=Period(on, None), known_at=known_at
        )
        if line.starts_on <= on and not line.participant.is_chain_partner
    ]
    spans = [
        Span(line.participant.code, line.participant.name, line.starts_on, line.ends_before,
             line.relation == Relation.OWNER)
        for line in members
    ]
    pairs = [(one.measure, reference_on) for one in version.components]
    settlements.check_uncontested(pairs, {span.code for span in spans}, known_at)
    found = organisation_queries.list_measured_on(pairs=pairs, known_at=known_at) if pairs else ()
    facts = weights.index_facts([settlements.make_fact(line) for line in found])
    weighed = weights.list_weights(version, spans, facts, on.year)
    total = sum(weighed.values(), Fraction(0))
    names = {span.code: span.name for span in spans}
    return tuple(
        KeyShare(code, names[code], weight, weight / total)
        for code, weight in sorted(weighed.items())
    )


def get_proposed_key(
    *, row_id: int, on: date, known_at: datetime | None = None
) -> ProposedKey:
    """Return a proposed version of a key with its proposal. Raises UnknownKeyProposal."""
    row = models.KeyProposal.objects.select_related("key").filter(pk=row_id).first()
    if row is None or row.recorded_at > (known_at or row.recorded_at):
        raise UnknownKeyProposal(id=row_id)
    subject = SubjectReference(Subject.KEY.value, row.pk)
    found = governance_queries.list_proposals(on=on, known_at=known_at, subject=subject)
    decision = None
    if found and found[0].decision is not None:
        decision = keys.describe_decision(found[0].decision)
    return ProposedKey(keys.make_key(row, decision), row.reason, found[0] if found else None)


def list_measure_names() -> tuple[tuple[str, str], ...]:
    """Return the code and name of what the arrangement measures."""
    return tuple((one.code, one.name) for one in organisation_queries.list_measures())


def list_members(
    *, on: date, known_at: datetime | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the code and name of who bears cost by a key on a day: no chain partner."""
    found = organisation_queries.list_participants_on(on=on, known_at=known_at)
    return tuple((one.code, one.name) for one in found if not one.is_chain_partner)
