# SPDX-License-Identifier: EUPL-1.2
"""The words on screen for the codes of this package."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from bodemplaat.governance.values import (
    Basis,
    BodyKind,
    Choice,
    CompositionKind,
    CompositionLine,
    CompositionState,
    DecisionKind,
    Level,
    Majority,
    Opinion,
    ProposalState,
    SeatRole,
    VotingRule,
)

Words = Mapping[StrEnum, Promise]
KINDS: Words = {
    DecisionKind.PACKAGE: gettext_lazy("pakket"),
    DecisionKind.PRICE: gettext_lazy("prijs"),
    DecisionKind.KEY: gettext_lazy("verdeelsleutel"),
    DecisionKind.BUDGET: gettext_lazy("begroting"),
    DecisionKind.SETTLEMENT: gettext_lazy("eindafrekening"),
    DecisionKind.CHARTER: gettext_lazy("dienstverleningshandvest"),
    DecisionKind.MEMBERSHIP: gettext_lazy("deelname"),
    DecisionKind.POLICY: gettext_lazy("beleid"),
    DecisionKind.ENTRY_FEE: gettext_lazy("toetredingssom"),
    DecisionKind.RESULT_DESTINATION: gettext_lazy("resultaatbestemming"),
}
STATES: Words = {
    ProposalState.PROPOSED: gettext_lazy("voorgesteld"),
    ProposalState.ADOPTED: gettext_lazy("vastgesteld"),
    ProposalState.REJECTED: gettext_lazy("afgewezen"),
    ProposalState.WITHDRAWN: gettext_lazy("ingetrokken"),
}
BODY_KINDS: Words = {
    BodyKind.GOVERNING_BODY: gettext_lazy("bestuursorgaan"),
    BodyKind.COMMITTEE: gettext_lazy("commissie"),
    BodyKind.CONSULTATION: gettext_lazy("overleg"),
    BodyKind.COLLEGE: gettext_lazy("college"),
}
LEVELS: Words = {
    Level.STRATEGIC: gettext_lazy("strategisch"),
    Level.TACTICAL: gettext_lazy("tactisch"),
    Level.OPERATIONAL: gettext_lazy("operationeel"),
}
SEAT_ROLES: Words = {
    SeatRole.CHAIR: gettext_lazy("voorzitter"),
    SeatRole.MEMBER: gettext_lazy("lid"),
    SeatRole.SECRETARY: gettext_lazy("secretaris, zonder stem"),
}
CHOICES: Words = {
    Choice.FOR: pgettext_lazy("stem", "voor"),
    Choice.AGAINST: pgettext_lazy("stem", "tegen"),
    Choice.ABSTAIN: gettext_lazy("onthoudt zich"),
    Choice.RECUSED: gettext_lazy("doet niet mee wegens eigen belang"),
}
MAJORITIES: Words = {
    Majority.SIMPLE: gettext_lazy("meer dan de helft van de stemmen"),
    Majority.TWO_THIRDS: gettext_lazy("ten minste twee derde van de stemmen"),
    Majority.UNANIMOUS: gettext_lazy("alle stemmen"),
}
BASES: Words = {
    Basis.SEATS: gettext_lazy("één stem per lid"),
    Basis.WEIGHTS: gettext_lazy("gewogen stemmen per lid"),
    Basis.PARTICIPANTS: gettext_lazy("één stem per deelnemer"),
}
OPINIONS: Words = {
    Opinion.POSITIVE: gettext_lazy("positief"),
    Opinion.CONDITIONAL: gettext_lazy("positief, met voorwaarden"),
    Opinion.NEGATIVE: gettext_lazy("negatief"),
}
COMPOSITIONS: Words = {
    CompositionKind.ONE_PER_PARTICIPANT: gettext_lazy("één lid per deelnemer"),
    CompositionKind.NO_MAJORITY_OF: gettext_lazy("nooit de meerderheid van het andere orgaan"),
}
COMPOSITION_STATES: Words = {
    CompositionState.HOLDS: gettext_lazy("klopt"),
    CompositionState.BROKEN: gettext_lazy("klopt niet"),
    CompositionState.OPEN: gettext_lazy("niet vastgelegd"),
}
SETTINGS: Mapping[str, Promise] = {
    "within_year_method": gettext_lazy("Verdelen binnen een jaar"),
    "rounding_rule": gettext_lazy("Afronden op centen"),
    "agreement_form": gettext_lazy("Overeenkomst per deelnemer"),
}
SETTING_VALUES: Mapping[str, Promise] = {
    "segments-per-day": gettext_lazy("segmenten per dag"),
    "segments-per-month": gettext_lazy("segmenten per maand"),
    "time-weighted-key": gettext_lazy("tijdgewogen sleutel"),
    "largest-remainder": gettext_lazy("grootste rest"),
    "with-deviations": gettext_lazy("met afwijkingen van het handvest"),
    "agreement-only": gettext_lazy("zonder afwijkingen van het handvest"),
}
SHARED: Mapping[str, Promise] = {**KINDS, **STATES, **SETTINGS}
HALF = Fraction(1, 2)


def name_quorum(rule: VotingRule) -> str:
    """Say how many members have to take part."""
    if rule.quorum == 0 and not rule.is_quorum_strict:
        return gettext("geen quorum")
    part = gettext("de helft") if rule.quorum == HALF else str(rule.quorum)
    if rule.is_quorum_strict:
        return gettext("meer dan %(part)s van de leden stemt mee") % {"part": part}
    return gettext("ten minste %(part)s van de leden stemt mee") % {"part": part}


def count_members(line: CompositionLine) -> str:
    """Say what was counted for a rule of composition."""
    named = {"members": line.members, "of": line.of, "body": line.other_body_code}
    if line.kind is CompositionKind.ONE_PER_PARTICIPANT:
        return gettext("%(members)s leden, %(of)s deelnemers") % named
    return gettext("%(members)s leden, en %(of)s in %(body)s") % named
