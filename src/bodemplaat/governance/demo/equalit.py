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
    TargetPlan,
    VersionPlan,
)
from bodemplaat.governance.values import (
    BodyKind,
    ChairSide,
    CompositionDraft,
    CompositionKind,
    DecisionKind,
    Forum,
    Level,
    Office,
    Represents,
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
        represents=Represents.OWNER,
        forum=Forum.BOARD,
        secretary="Gemeentesecretaris van Oosterhout",
        meetings_a_year=46,
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
        forum=Forum.DIRECTORS,
        meetings_a_year=4,
        member_office=Office.SECRETARY,
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
        forum=Forum.CONTRACT_MANAGERS,
        meetings_a_year=6,
        member_office=Office.CONTACT_PERSON,
    ),
    BodyPlan(
        code="PO",
        name="Projectoverleg (per thema)",
        kind=BodyKind.CONSULTATION,
        level=Level.OPERATIONAL,
        is_deciding=False,
        purpose="Overleg tussen de projectleiders van de aangesloten gemeenten en een I-adviseur "
        "van Equalit over een specifiek thema.",
        composition="Projectleiders vanuit de gemeenten.",
        chair_rule="Voorgezeten door de I-adviseur van Equalit.",
        source=S24,
        member_role=None,
        forum=Forum.PROJECTS,
        sso_chair="I-adviseur Equalit",
    ),
    BodyPlan(
        code="ABG",
        name="Applicatiebeheerdersoverleg per gemeente",
        kind=BodyKind.CONSULTATION,
        level=Level.OPERATIONAL,
        is_deciding=False,
        purpose="Overleg van de aangesloten gemeente en Equalit, georganiseerd door Equalit.",
        composition="Applicatiebeheerders vanuit de gemeente; per gemeente een eigen overleg.",
        chair_rule="Voorgezeten door de contactpersoon van de desbetreffende gemeente.",
        source=S24,
        member_role=Role.CONTRACT_MANAGER,
        forum=Forum.PER_PARTICIPANT,
        chair_office=Office.CONTACT_PERSON,
        chairs_each=True,
    ),
    BodyPlan(
        code="ABT",
        name="Applicatiebeheerdersoverleg per thema of applicatie",
        kind=BodyKind.CONSULTATION,
        level=Level.OPERATIONAL,
        is_deciding=False,
        purpose="Aansluiten van applicaties op wensen en behoeften van deelnemers bij de "
        "onderliggende thema’s: Burgerzaken, Corsa.",
        composition="Vakinhoudelijke deskundigen vanuit de gemeenten en een adviseur van Equalit.",
        chair_rule="",
        source=f"{S24}; de bron noemt geen voorzitter",
        member_role=None,
        forum=Forum.PER_THEME,
    ),
)
SEATS = (
    SeatPlan(
        body_code="EIG",
        person_name="Brechtje Ligthart",
        participant_code="0826",
        portfolio="burgemeester",
        office=Office.MAYOR,
        is_chair=True,
    ),
    SeatPlan(
        body_code="EIG",
        person_name="@alderman",
        participant_code="0826",
        portfolio="wethouder informatisering en automatisering",
        office=Office.ALDERMAN,
    ),
    SeatPlan(
        body_code="EIG",
        person_name="Corneel Schrauwen",
        participant_code="0826",
        portfolio="wethouder financiën",
        office=Office.ALDERMAN,
    ),
    SeatPlan(
        body_code="EIG",
        person_name="Dymph Verhagen",
        participant_code="0826",
        portfolio="wethouder ruimte",
        office=Office.ALDERMAN,
    ),
    SeatPlan(
        body_code="EIG",
        person_name="Quirijn van Alphen",
        participant_code="0826",
        portfolio="wethouder onderwijs en zorg",
        office=Office.ALDERMAN,
    ),
    SeatPlan(
        body_code="EIG",
        person_name="@secretary",
        participant_code="0826",
        portfolio="gemeentesecretaris",
        office=Office.SECRETARY,
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
    DecisionKind.EXCEPTION: f"{S36}: er is één manier van werken; dat de eigenaar een afwijking "
    "toestaat, is een aanname",
}
OPEN = {
    DecisionKind.POLICY: f"{S36}: «De Deelnemersraad is …..» en «Eén beveiligingsbeleid (??)». "
    "Wie het gezamenlijk beleid vaststelt, is niet ingevuld.",
    DecisionKind.RESULT_DESTINATION: "Geen bron zegt wie het resultaat bestemt. Met één eigenaar "
    "ligt het bij Oosterhout voor de hand, maar de klanten betalen mee.",
    DecisionKind.RANKING: f"{S36}: «De Deelnemersraad is …..». Wie de prioriteiten stelt, is niet "
    "ingevuld.",
}
COMPOSITIONS = (
    CompositionDraft(
        "EIG", CompositionKind.CHAIR_SIDE, "Gemeentewet artikel 34", value=ChairSide.PRINCIPAL,
        note="De burgemeester is voorzitter van het college.",
    ),
    CompositionDraft(
        "EIG", CompositionKind.CHAIR_OFFICE, "Gemeentewet artikel 34", value=Office.MAYOR
    ),
    CompositionDraft(
        "DR", CompositionKind.CHAIR_SIDE, S24, value=ChairSide.SUPPLIER,
        note="Directeuren, voorgezeten door het hoofd Equalit.",
    ),
    CompositionDraft(
        "TO", CompositionKind.CHAIR_SIDE, S24, value=ChairSide.SUPPLIER,
        note="Contactpersonen van de aangesloten gemeenten, voorgezeten door Equalit.",
    ),
    CompositionDraft("PO", CompositionKind.CHAIR_SIDE, S24, value=ChairSide.SUPPLIER),
    CompositionDraft("ABG", CompositionKind.CHAIR_SIDE, S24, value=ChairSide.PRINCIPAL),
    CompositionDraft(
        "ABG", CompositionKind.CHAIR_OFFICE, S24, value=Office.CONTACT_PERSON,
        note="De contactpersoon van de desbetreffende gemeente zit voor.",
    ),
)
UNSETTLED = "«(??)» in de bron: niet beslist."
NOT_BEFORE = "Dat dit in 2004 nog zo was, is een aanname; de bron beschrijft 2010."


def _choices(*, is_growing: bool) -> tuple[SettingDraft, ...]:
    """Return the choices of S36; before 2011 each went its own way (an assumption)."""
    article = "artikel 4 (aanname)"
    always = (
        SettingDraft(
            "plus_package", "per-customer", article,
            note=f"{S36}: het pluspakket volgt de behoeften van de klanten.",
        ),
        SettingDraft(
            "ownership", "one-participant", article,
            note=f"{S36}: één klant is eigenaar, de andere gemeenten zijn klant.",
        ),
    )
    if not is_growing:
        own = ("architecture", "way_of_working", "security_policy")
        return (
            *always,
            *(SettingDraft(name, "own", article, note=NOT_BEFORE) for name in own),
            SettingDraft("principals", "several", article, note=NOT_BEFORE),
        )
    return (
        *always,
        SettingDraft(
            "architecture", "coming", article, target_on=date(2014, 12, 31),
            note=f"{S36}: er komt één architectuur. De streefdatum is een aanname.",
        ),
        SettingDraft("way_of_working", "one", article, note=f"{S36}: er is één manier van werken."),
        SettingDraft("security_policy", "", "niet geregeld", is_open=True, note=UNSETTLED),
        SettingDraft("principals", "", "niet geregeld", is_open=True, note=UNSETTLED),
    )


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


def _version(
    title: str, recorded_on: date, starts_on: date, reason: str, *, is_growing: bool
) -> VersionPlan:
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
            *_choices(is_growing=is_growing),
        ),
        compositions=COMPOSITIONS,
        reason=reason,
    )


PLAN = GovernancePlan(
    slug="equalit",
    founded_on=FOUNDED_ON,
    starts_on=date(2005, 1, 1),
    bodies=BODIES,
    seats=SEATS,
    versions=(
        _version("Lichte regeling Equalit 2004", FOUNDED_ON, FOUNDED_ON, "Oprichting",
                 is_growing=False),
        _version(
            "Lichte regeling Equalit 2011",
            date(2010, 12, 1),
            date(2011, 1, 1),
            "Bijgewerkt bij de toetreding van Woensdrecht",
            is_growing=True,
        ),
    ),
    published_on=date(2011, 3, 1),
    targets=(
        TargetPlan(
            setting="architecture", name="Eén netwerk", recorded_on=date(2011, 1, 10),
            target_on=date(2012, 12, 31), reached_on=date(2012, 11, 1),
        ),
        TargetPlan(
            setting="architecture", name="Eén werkplek", recorded_on=date(2011, 1, 10),
            target_on=date(2013, 12, 31),
        ),
        TargetPlan(
            setting="architecture", name="Eén set van applicaties voor burgerzaken",
            recorded_on=date(2011, 1, 10), target_on=date(2014, 12, 31),
        ),
    ),
    portfolios={},
)
