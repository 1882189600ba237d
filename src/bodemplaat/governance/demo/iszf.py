# SPDX-License-Identifier: EUPL-1.2
"""
ISZF: a joint arrangement with an assembly, a board and an advisory committee.

The deck gives purpose and composition of the board, the committee and the meeting of contract
managers (S13) and says that the base package and the cost split are set jointly (S36). It names
no article, no voting rule and no composition of the assembly: those are assumptions, or the law.
"""

from datetime import date

from bodemplaat.governance.demo.plans import (
    ASSEMBLY_VOTE,
    DECK,
    LAW_OF_COUNCILS,
    MERGER_ON,
    BodyPlan,
    GovernancePlan,
    VersionPlan,
)
from bodemplaat.governance.values import (
    BodyKind,
    CompositionDraft,
    CompositionKind,
    DecisionKind,
    Level,
    RuleDraft,
    SettingDraft,
)
from bodemplaat.organisations.values import Role

FOUNDED_ON = date(2003, 12, 1)
S13, S36 = f"{DECK}, overlegstructuur ISZF", f"{DECK}, werken voor meer gemeenten"
BODIES = (
    BodyPlan(
        code="AB",
        name="Algemeen Bestuur",
        kind=BodyKind.GOVERNING_BODY,
        level=Level.STRATEGIC,
        is_deciding=True,
        purpose="Stelt begroting en jaarrekening vast en beslist over deelname.",
        composition="Eén lid per deelnemer. De bron noemt de samenstelling niet.",
        chair_rule="De voorzitter is ook voorzitter van het Dagelijks Bestuur (Wgr artikel 12).",
        source=f"{DECK}, model SSO; de samenstelling is een aanname",
        member_role=Role.ALDERMAN,
        chairs=((FOUNDED_ON, "0064"), (MERGER_ON, "1900")),
        has_terms=True,
        is_assumption=True,
    ),
    BodyPlan(
        code="DB",
        name="Dagelijks Bestuur",
        kind=BodyKind.GOVERNING_BODY,
        level=Level.STRATEGIC,
        is_deciding=True,
        purpose="Geïnformeerd worden over en besluiten over bedrijfsvoering en dienstverlening "
        "van ISZF.",
        composition="Portefeuillehouders informatisering en automatisering, één per deelnemer; "
        "portefeuilles strategie, innovatie, financiën en servicemanagement.",
        chair_rule="De bron noemt geen voorzitter; de directeur van ISZF is secretaris.",
        source=S13,
        member_role=Role.ALDERMAN,
        chairs=((FOUNDED_ON, "0064"), (MERGER_ON, "1900")),
        has_terms=True,
        sso_secretary="Directeur ISZF",
    ),
    BodyPlan(
        code="AC",
        name="Adviescommissie",
        kind=BodyKind.COMMITTEE,
        level=Level.STRATEGIC,
        is_deciding=False,
        purpose="Overleg over het gezamenlijk informatiebeleid en de voortgang van "
        "investeringsprojecten.",
        composition="Algemeen directeuren-secretarissen, met de directeur van ISZF.",
        chair_rule="Voorzitter is een van de secretarissen.",
        source=S13,
        member_role=Role.SECRETARY,
        chairs=((FOUNDED_ON, "0104"), (date(2006, 3, 16), "0710"), (MERGER_ON, "0140")),
        sso_secretary="Directeur ISZF",
    ),
    BodyPlan(
        code="CMO",
        name="Contractmanagersoverleg",
        kind=BodyKind.CONSULTATION,
        level=Level.TACTICAL,
        is_deciding=False,
        purpose="Overleg over dienstverlening en informatieplanning.",
        composition="Hoofden bedrijfsvoering van de deelnemers.",
        chair_rule="Voorzitter is de adviseur ondersteuning informatiemanagement van ISZF.",
        source=S13,
        member_role=Role.CONTRACT_MANAGER,
        sso_chair="Adviseur ondersteuning informatiemanagement",
    ),
)
BOARD = {
    DecisionKind.PACKAGE: f"{S36}: het basispakket wordt gezamenlijk vastgesteld",
    DecisionKind.PRICE: f"{S13}: het bestuur besluit over de dienstverlening",
    DecisionKind.KEY: f"{S36}: de toerekening van kosten wordt gezamenlijk bepaald",
}
ASSEMBLY = {
    DecisionKind.BUDGET: "Wgr artikel 34",
    DecisionKind.SETTLEMENT: "Wgr artikel 34",
    DecisionKind.RESULT_DESTINATION: "artikel 24 (aanname)",
    DecisionKind.MEMBERSHIP: "Wgr artikel 26 en artikel 30 (aanname)",
    DecisionKind.ENTRY_FEE: "artikel 31 (aanname)",
    DecisionKind.CHARTER: "artikel 6 (aanname)",
}
BACKWARD = (DecisionKind.SETTLEMENT, DecisionKind.RESULT_DESTINATION)


def _rules() -> tuple[RuleDraft, ...]:
    board = (
        RuleDraft(
            kind,
            "artikel 14 (aanname)",
            "DB",
            ASSEMBLY_VOTE,
            note=f"{source}.",
        )
        for kind, source in BOARD.items()
    )
    assembly = (
        RuleDraft(kind, article, "AB", ASSEMBLY_VOTE, may_work_back=kind in BACKWARD)
        for kind, article in ASSEMBLY.items()
    )
    policy = RuleDraft(
        DecisionKind.POLICY,
        "artikel 9 (aanname)",
        "AB",
        ASSEMBLY_VOTE,
        advised_by="AC",
        needs_advice=True,
        note=f"{S36}: de Adviescommissie is verantwoordelijk voor het gezamenlijk ICT-beleid en "
        f"de prioriteitstelling. Dat het Algemeen Bestuur vaststelt, is een aanname.",
    )
    return (*board, *assembly, policy)


def _settings(article: str) -> tuple[SettingDraft, ...]:
    note = "De bron noemt deze keuze niet; zij is een aanname."
    return (
        SettingDraft("within_year_method", "segments-per-day", article, note=note),
        SettingDraft("rounding_rule", "largest-remainder", article, note=note),
        SettingDraft(
            "agreement_form", "with-deviations", article,
            note=f"{S36}: een DVO is basis, met SLA’s voor de afwijkingen.",
        ),
    )


COMPOSITIONS = (
    CompositionDraft(
        "DB",
        CompositionKind.ONE_PER_PARTICIPANT,
        S13,
        note="Portefeuillehouders I&A, één per gemeente.",
    ),
    CompositionDraft(
        "DB",
        CompositionKind.NO_MAJORITY_OF,
        "Wgr artikel 14",
        "AB",
        is_open=True,
        note="Het dagelijks bestuur mag nooit de meerderheid van het algemeen bestuur zijn. De "
        "bron noemt één lid per gemeente in het Dagelijks Bestuur en zwijgt over het Algemeen "
        "Bestuur. Hoe beide samengaan, is niet bekend.",
    ),
)


def _version(title: str, recorded_on: date, starts_on: date, reason: str) -> VersionPlan:
    return VersionPlan(
        title=title,
        article_source="Gemeenschappelijke regeling ISZF (nummers van artikelen: aanname); "
        f"stemming en quorum: {LAW_OF_COUNCILS}",
        adopted_by="de raden, colleges en burgemeesters van de deelnemers (aanname)",
        recorded_on=recorded_on,
        starts_on=starts_on,
        source=f"{S13}; {S36}. De tekst van de regeling is niet gevonden.",
        rules=_rules(),
        settings=_settings("artikel 25 (aanname)"),
        compositions=COMPOSITIONS,
        reason=reason,
    )


PLAN = GovernancePlan(
    slug="iszf",
    founded_on=FOUNDED_ON,
    starts_on=date(2004, 1, 1),
    bodies=BODIES,
    seats=(),
    versions=(
        _version("Gemeenschappelijke regeling ISZF 2003", FOUNDED_ON, FOUNDED_ON, "Oprichting"),
        _version(
            "Gemeenschappelijke regeling ISZF 2011",
            date(2010, 12, 1),
            MERGER_ON,
            "Herindeling: drie deelnemers gaan op in Súdwest-Fryslân",
        ),
    ),
    portfolios={
        "0064": "strategie",
        "0104": "financiën",
        "0710": "innovatie",
        "0140": "servicemanagement",
        "1900": "strategie en financiën",
        "0072": "innovatie",
    },
)
