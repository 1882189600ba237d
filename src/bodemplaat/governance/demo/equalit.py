# SPDX-License-Identifier: EUPL-1.2
"""
Equalit: one municipality owns it, the others are customers and give advice.

The owner sets the base package and the cost split (S36). What the participants' council may
do, the deck leaves open ("De Deelnemersraad is …..", S36), and so does the demo.
"""

from datetime import date

from bodemplaat.governance.demo.plans import (
    COLLEGE_VOTE,
    DECK,
    BodyPlan,
    GovernancePlan,
    SeatPlan,
    VersionPlan,
)
from bodemplaat.governance.values import (
    BodyKind,
    DecisionKind,
    Level,
    RuleDraft,
    SettingDraft,
)
from bodemplaat.organisations.values import Role

FOUNDED_ON = date(2004, 12, 1)
S17, S24 = f"{DECK}, wat is Equalit", f"{DECK}, overlegstructuur Equalit"
S36 = f"{DECK}, werken voor meer gemeenten"
BODIES = (
    BodyPlan(
        code="EIG",
        name="College van B en W van Oosterhout (eigenaar)",
        kind=BodyKind.COLLEGE,
        level=Level.STRATEGIC,
        is_deciding=True,
        purpose="Eigenaar van Equalit: stelt basispakket, prijzen, sleutels en begroting vast.",
        composition="Burgemeester en wethouders van Oosterhout.",
        chair_rule="De burgemeester is voorzitter (Gemeentewet artikel 34).",
        source=f"{S17}; {S36}: één klant is eigenaar",
        member_role=None,
    ),
    BodyPlan(
        code="DR",
        name="Deelnemersraad",
        kind=BodyKind.CONSULTATION,
        level=Level.STRATEGIC,
        is_deciding=False,
        purpose="Overleg van de aangesloten gemeenten en Equalit. De bron laat het mandaat open: "
        "«De Deelnemersraad is …..».",
        composition="Directeuren van de aangesloten gemeenten.",
        chair_rule="Voorgezeten door het hoofd van Equalit.",
        source=f"{S24}; {S36}",
        member_role=Role.SECRETARY,
        sso_chair="Hoofd Equalit",
    ),
    BodyPlan(
        code="TO",
        name="Tactisch overleg gemeenten",
        kind=BodyKind.CONSULTATION,
        level=Level.TACTICAL,
        is_deciding=False,
        purpose="Overleg tussen de aangesloten gemeenten en Equalit, voorafgaand aan de "
        "Deelnemersraad.",
        composition="Contactpersonen van de aangesloten gemeenten.",
        chair_rule="Voorgezeten door Equalit.",
        source=S24,
        member_role=Role.CONTRACT_MANAGER,
        sso_chair="Accountmanager Equalit",
    ),
)
SEATS = (
    SeatPlan(
        body_code="EIG",
        person_name="Brechtje Ligthart",
        participant_code="0826",
        portfolio="burgemeester",
        is_chair=True,
    ),
    SeatPlan(
        body_code="EIG",
        person_name="@alderman",
        participant_code="0826",
        portfolio="wethouder informatisering en automatisering",
    ),
    SeatPlan(
        body_code="EIG",
        person_name="Corneel Schrauwen",
        participant_code="0826",
        portfolio="wethouder financiën",
    ),
    SeatPlan(
        body_code="EIG",
        person_name="Dymph Verhagen",
        participant_code="0826",
        portfolio="wethouder ruimte",
    ),
    SeatPlan(
        body_code="EIG",
        person_name="Quirijn van Alphen",
        participant_code="0826",
        portfolio="wethouder onderwijs en zorg",
    ),
    SeatPlan(
        body_code="EIG",
        person_name="@secretary",
        participant_code="0826",
        portfolio="gemeentesecretaris",
        is_secretary=True,
    ),
)
OWNED = {
    DecisionKind.PACKAGE: f"{S36}: het basispakket wordt vastgesteld door de eigenaar",
    DecisionKind.PRICE: f"{S36}: de toerekening van kosten wordt bepaald door de eigenaar",
    DecisionKind.KEY: f"{S36}: de toerekening van kosten wordt bepaald door de eigenaar",
    DecisionKind.BUDGET: f"{S17}: eigen begroting en rekening, onderdeel van Oosterhout",
    DecisionKind.SETTLEMENT: f"{S17}: eigen begroting en rekening, onderdeel van Oosterhout",
    DecisionKind.CHARTER: f"{S36}: een DVO is basis voor de dienstverlening",
    DecisionKind.MEMBERSHIP: f"{S17}: lichte regeling, per gemeente aangegaan",
    DecisionKind.ENTRY_FEE: f"{S36}: de toerekening van kosten wordt bepaald door de eigenaar",
}
OPEN = {
    DecisionKind.POLICY: f"{S36}: «De Deelnemersraad is …..» en «Eén beveiligingsbeleid (??)». "
    "Wie het gezamenlijk beleid vaststelt, is niet ingevuld.",
    DecisionKind.RESULT_DESTINATION: "Geen bron zegt wie het resultaat bestemt. Met één eigenaar "
    "ligt het bij Oosterhout voor de hand, maar de klanten betalen mee.",
}


def _rules() -> tuple[RuleDraft, ...]:
    owned = (
        RuleDraft(
            kind,
            "artikel 4 (aanname)",
            "EIG",
            COLLEGE_VOTE,
            advised_by="DR",
            may_work_back=kind is DecisionKind.SETTLEMENT,
            note=f"{source}.",
        )
        for kind, source in OWNED.items()
    )
    unsettled = (
        RuleDraft(
            kind, "niet geregeld", voting=COLLEGE_VOTE, advised_by="DR", is_open=True, note=note
        )
        for kind, note in OPEN.items()
    )
    return (*owned, *unsettled)


def _version(title: str, recorded_on: date, starts_on: date, reason: str) -> VersionPlan:
    note = "De bron noemt deze keuze niet; zij is een aanname."
    return VersionPlan(
        title=title,
        article_source="Lichte gemeenschappelijke regelingen van Oosterhout met iedere gemeente "
        "(nummers van artikelen: aanname); stemming en quorum: Gemeentewet artikel 56 tot en met "
        "59 (uit het hoofd, na te gaan)",
        adopted_by="het college van Oosterhout en de colleges van de klanten (aanname)",
        recorded_on=recorded_on,
        starts_on=starts_on,
        source=f"{S17}; {S36}. De teksten van de regelingen zijn niet gevonden.",
        rules=_rules(),
        settings=(
            SettingDraft(
                "within_year_method", "segments-per-month", "artikel 7 (aanname)", note=note
            ),
            SettingDraft("rounding_rule", "largest-remainder", "artikel 7 (aanname)", note=note),
            SettingDraft(
                "agreement_form", "agreement-only", "artikel 4 (aanname)",
                note=f"{S36}: een DVO is basis voor de dienstverlening.",
            ),
        ),
        reason=reason,
    )


PLAN = GovernancePlan(
    slug="equalit",
    founded_on=FOUNDED_ON,
    starts_on=date(2005, 1, 1),
    bodies=BODIES,
    seats=SEATS,
    versions=(
        _version("Lichte regeling Equalit 2004", FOUNDED_ON, FOUNDED_ON, "Oprichting"),
        _version(
            "Lichte regeling Equalit 2011",
            date(2010, 12, 1),
            date(2011, 1, 1),
            "Bijgewerkt bij de toetreding van Woensdrecht",
        ),
    ),
    portfolios={},
)
