# SPDX-License-Identifier: EUPL-1.2
"""The words on screen for the codes of this package."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from bodemplaat.foundation import formats
from bodemplaat.governance.values import (
    Aspect,
    BallotLine,
    Basis,
    BodyKind,
    ChairSide,
    Choice,
    CompositionKind,
    CompositionLine,
    CompositionState,
    DecisionKind,
    Forum,
    Group,
    Level,
    Majority,
    MandateForm,
    Office,
    Opinion,
    Point,
    ProposalState,
    Represents,
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
    DecisionKind.RANKING: gettext_lazy("prioriteitstelling"),
    DecisionKind.EXCEPTION: gettext_lazy("afwijking van de werkwijze"),
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
    Majority.QUALIFIED: gettext_lazy("gekwalificeerde meerderheid"),
    Majority.UNANIMOUS: gettext_lazy("alle stemmen"),
}
BASES: Words = {
    Basis.SEATS: gettext_lazy("één stem per lid"),
    Basis.WEIGHTS: gettext_lazy("gewogen stemmen per lid"),
    Basis.PARTICIPANTS: gettext_lazy("één stem per deelnemer"),
    Basis.TABLE: gettext_lazy("stemmen per deelnemer volgens de tabel van de dag"),
    Basis.BANDS: gettext_lazy("stemmen per deelnemer naar een gemeten waarde"),
}
OPINIONS: Words = {
    Opinion.POSITIVE: gettext_lazy("positief"),
    Opinion.CONDITIONAL: gettext_lazy("positief, met voorwaarden"),
    Opinion.NEGATIVE: gettext_lazy("negatief"),
}
COMPOSITIONS: Words = {
    CompositionKind.ONE_PER_PARTICIPANT: gettext_lazy("één lid per deelnemer"),
    CompositionKind.NO_MAJORITY_OF: gettext_lazy("nooit de meerderheid van het andere orgaan"),
    CompositionKind.CHAIR_SIDE: gettext_lazy("wie voorzit"),
    CompositionKind.CHAIR_OFFICE: gettext_lazy("functie van de voorzitter"),
    CompositionKind.MEMBER_OFFICE: gettext_lazy("functie van ieder lid"),
}
COMPOSITION_STATES: Words = {
    CompositionState.HOLDS: gettext_lazy("klopt"),
    CompositionState.BROKEN: gettext_lazy("klopt niet"),
    CompositionState.OPEN: gettext_lazy("niet vastgelegd"),
}
ACTS: Mapping[str, Promise] = {
    **{str(kind): said for kind, said in KINDS.items()},
    "expense": gettext_lazy("uitgave"),
    "agreement": gettext_lazy("overeenkomst namens de uitvoeringsorganisatie"),
}
MANDATE_FORMS: Words = {
    MandateForm.MANDATE: gettext_lazy("mandaat"),
    MandateForm.DELEGATION: gettext_lazy("delegatie"),
}
REPRESENTS: Words = {
    Represents.JOINT: gettext_lazy("alle deelnemers samen"),
    Represents.OWNER: gettext_lazy("de eigenaar"),
    Represents.SSO: gettext_lazy("de uitvoeringsorganisatie"),
}
FORUMS: Words = {
    Forum.ASSEMBLY: gettext_lazy("algemeen bestuur"),
    Forum.BOARD: gettext_lazy("dagelijks bestuur of eigenaar"),
    Forum.DIRECTORS: gettext_lazy("overleg van directeuren en secretarissen"),
    Forum.CONTRACT_MANAGERS: gettext_lazy("overleg van contractmanagers"),
    Forum.PROJECTS: gettext_lazy("projectoverleg"),
    Forum.PER_PARTICIPANT: gettext_lazy("applicatiebeheerdersoverleg per gemeente"),
    Forum.PER_THEME: gettext_lazy("applicatiebeheerdersoverleg per thema"),
}
CHAIR_SIDES: Words = {
    ChairSide.PRINCIPAL: gettext_lazy("opdrachtgever (een deelnemer)"),
    ChairSide.SUPPLIER: gettext_lazy("leverancier (de uitvoeringsorganisatie)"),
    ChairSide.EITHER: gettext_lazy("een van beide"),
}
OFFICES: Words = {
    Office.MAYOR: gettext_lazy("burgemeester"),
    Office.ALDERMAN: gettext_lazy("wethouder"),
    Office.PORTFOLIO_HOLDER: gettext_lazy("portefeuillehouder I&A"),
    Office.SECRETARY: gettext_lazy("gemeentesecretaris"),
    Office.CONTRACT_MANAGER: gettext_lazy("contractmanager"),
    Office.CONTACT_PERSON: gettext_lazy("contactpersoon van de gemeente"),
    Office.APPLICATION_MANAGER: gettext_lazy("applicatiebeheerder"),
    Office.PROJECT_LEADER: gettext_lazy("projectleider"),
    Office.EXPERT: gettext_lazy("vakinhoudelijke deskundige"),
    Office.SSO_HEAD: gettext_lazy("hoofd of directeur van de uitvoeringsorganisatie"),
    Office.SSO_ADVISER: gettext_lazy("adviseur van de uitvoeringsorganisatie"),
}
GROUPS: Words = {
    Group.DECIDES: gettext_lazy("Wie beslist"),
    Group.CHOICE: gettext_lazy("Keuze"),
    Group.CHAIR: gettext_lazy("Wie zit voor"),
}
ASPECTS: Words = {
    Aspect.DECIDER: gettext_lazy("wie beslist"),
    Aspect.MAJORITY: gettext_lazy("meerderheid"),
    Aspect.BASIS: gettext_lazy("telling"),
    Aspect.QUORUM: gettext_lazy("quorum"),
    Aspect.TIE: gettext_lazy("bij staken"),
    Aspect.ADVICE: gettext_lazy("advies"),
    Aspect.BACKWARD: gettext_lazy("terugwerken"),
    Aspect.CHOICE: gettext_lazy("keuze"),
    Aspect.CHAIR: gettext_lazy("voorzitter"),
}
ASPECT_VALUES: Mapping[str, Mapping[str, Promise]] = {
    Aspect.TIE: {
        "chair": gettext_lazy("bij staken beslist de voorzitter"),
        "none": gettext_lazy("bij staken geen doorslag"),
    },
    Aspect.ADVICE: {
        "required": gettext_lazy("na verplicht advies"),
        "possible": gettext_lazy("advies mogelijk"),
        "none": gettext_lazy("zonder advies"),
    },
    Aspect.BACKWARD: {
        "yes": gettext_lazy("mag terugwerken"),
        "no": gettext_lazy("werkt niet terug"),
    },
}
SETTINGS: Mapping[str, Promise] = {
    "within_year_method": gettext_lazy("Verdelen binnen een jaar"),
    "rounding_rule": gettext_lazy("Afronden op centen"),
    "agreement_form": gettext_lazy("Overeenkomst per deelnemer"),
    "plus_package": gettext_lazy("Wie het pluspakket bepaalt"),
    "architecture": gettext_lazy("Architectuur"),
    "way_of_working": gettext_lazy("Manier van werken"),
    "ownership": gettext_lazy("Eigendom"),
    "principals": gettext_lazy("Opdrachtgevers per investeringsproject"),
    "security_policy": gettext_lazy("Beveiligingsbeleid"),
}
SETTING_VALUES: Mapping[str, Promise] = {
    "segments-per-day": gettext_lazy("segmenten per dag"),
    "segments-per-month": gettext_lazy("segmenten per maand"),
    "time-weighted-key": gettext_lazy("tijdgewogen sleutel"),
    "largest-remainder": gettext_lazy("grootste rest"),
    "with-deviations": gettext_lazy("met afwijkingen van het handvest"),
    "agreement-only": gettext_lazy("zonder afwijkingen van het handvest"),
    "per-customer": gettext_lazy("iedere klant naar behoefte"),
    "one": gettext_lazy("één voor allen"),
    "coming": gettext_lazy("er komt één voor allen"),
    "own": gettext_lazy("ieder een eigen"),
    "all-participants": gettext_lazy("alle deelnemers samen"),
    "one-participant": gettext_lazy("één deelnemer; de andere zijn klant"),
    "one-per-project": gettext_lazy("één namens allen"),
    "several": gettext_lazy("meerdere"),
}
COMPOSED: Mapping[str, Promise] = {str(kind): said for kind, said in COMPOSITIONS.items()}
SHARED: Mapping[str, Promise] = {**KINDS, **STATES, **SETTINGS, **COMPOSED, **BASES, **ACTS}
EXPLAINED: Mapping[str, Promise] = {
    "seated": gettext_lazy("hebben zitting"),
    "recused": gettext_lazy("doen niet mee wegens eigen belang"),
    "entitled": gettext_lazy("mogen meedoen"),
    "took-part": gettext_lazy("deden mee (quorum)"),
    "in-favour": gettext_lazy("stemmen voor"),
    "against": gettext_lazy("stemmen tegen"),
    "abstained": gettext_lazy("stemmen van wie zich onthield"),
    "cast": gettext_lazy("stemmen uitgebracht, voor en tegen"),
    "majority": gettext_lazy("stemmen voor (meerderheid)"),
    "tie": gettext_lazy("de stemmen staakten"),
    "tie-chair": gettext_lazy("de stemmen staakten; de voorzitter gaf de doorslag"),
}
HALF = Fraction(1, 2)


def name_quorum(rule: VotingRule) -> str:
    """Say how many members have to take part."""
    if rule.quorum == 0 and not rule.is_quorum_strict:
        return gettext("geen quorum")
    part = gettext("de helft") if rule.quorum == HALF else str(rule.quorum)
    if rule.is_quorum_strict:
        return gettext("meer dan %(part)s van de leden stemt mee") % {"part": part}
    return gettext("ten minste %(part)s van de leden stemt mee") % {"part": part}


def _name_part(value: str) -> str:
    """Say a threshold such as ">= 1/2" in words."""
    sign, _, share = value.rpartition(" ")
    part = gettext("de helft") if share == str(HALF) else share
    said = {">": gettext("meer dan %(part)s"), ">=": gettext("ten minste %(part)s")}
    return said.get(sign, "%(part)s") % {"part": part}


def name_majority(rule: VotingRule) -> str:
    """Say how much of the votes cast is needed."""
    if rule.majority is Majority.QUALIFIED:
        return gettext("ten minste %(part)s van de stemmen") % {"part": str(rule.share)}
    return str(MAJORITIES[rule.majority])


def name_reconvened(rule: VotingRule) -> str:
    """Say what a second meeting needs."""
    if rule.reconvened is None:
        return gettext("een tweede vergadering is niet geregeld")
    if rule.reconvened == 0:
        return gettext("een tweede vergadering heeft geen quorum nodig")
    named = {"part": str(rule.reconvened)}
    return gettext("in een tweede vergadering stemt ten minste %(part)s van de leden mee") % named


def name_weight(line: BallotLine) -> str:
    """Say where the votes of a participant come from; empty where nothing was measured."""
    if line.measured is None or line.measured_on is None:
        return ""
    named = {"value": formats.number(line.measured), "on": formats.day(line.measured_on)}
    return gettext("%(value)s op %(on)s") % named


def count_members(line: CompositionLine) -> str:
    """Say what was counted for a rule of composition."""
    named = {"members": line.members, "of": line.of, "body": line.other_body_code}
    if line.kind is CompositionKind.ONE_PER_PARTICIPANT:
        return gettext("%(members)s leden, %(of)s deelnemers") % named
    if line.kind is CompositionKind.NO_MAJORITY_OF:
        return gettext("%(members)s leden, en %(of)s in %(body)s") % named
    named["asked"] = name_asked(line.value)
    if line.kind is CompositionKind.MEMBER_OFFICE:
        return gettext("%(members)s van %(of)s leden is: %(asked)s") % named
    if not line.of:
        return gettext("geen voorzitter; gevraagd is: %(asked)s") % named
    return gettext("%(members)s van %(of)s voorzitters is: %(asked)s") % named


def name_asked(value: str) -> str:
    """Say which side or office a rule of composition asks for; empty where it asks for none."""
    known = {str(code): said for code, said in {**CHAIR_SIDES, **OFFICES}.items()}
    return str(known.get(value, value))


def name_rule(group: str, rule: str) -> str:
    """Say which rule is compared."""
    known = {
        Group.DECIDES: {str(kind): said for kind, said in KINDS.items()},
        Group.CHOICE: SETTINGS,
        Group.CHAIR: {str(forum): said for forum, said in FORUMS.items()},
    }
    return str(known.get(Group(group), {}).get(rule, rule))


def name_value(point: Point) -> str:
    """Say how one aspect of a rule reads."""
    plain: dict[str, Mapping[str, Promise]] = {
        Aspect.MAJORITY: {str(code): said for code, said in MAJORITIES.items()},
        Aspect.BASIS: {str(code): said for code, said in BASES.items()},
        Aspect.CHOICE: SETTING_VALUES,
        Aspect.CHAIR: {str(code): said for code, said in CHAIR_SIDES.items()},
        Aspect.DECIDER: {str(code): said for code, said in REPRESENTS.items()},
        **ASPECT_VALUES,
    }
    said = str(plain.get(point.aspect, {}).get(point.value, point.value))
    if point.aspect == Aspect.DECIDER and point.text:
        return f"{point.text} ({said})"
    if point.aspect == Aspect.QUORUM:
        return gettext("quorum %(value)s") % {"value": _name_part(point.value)}
    return said
