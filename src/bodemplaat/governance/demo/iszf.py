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
    MEMBERSHIP_VOTE,
    MERGER_ON,
    RECONVENING,
    BodyPlan,
    GovernancePlan,
    TargetPlan,
    VersionPlan,
)
from bodemplaat.governance.values import (
    BandDraft,
    Basis,
    BodyKind,
    ChairSide,
    CompositionDraft,
    CompositionKind,
    DecisionKind,
    Forum,
    Level,
    Office,
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
        forum=Forum.ASSEMBLY,
        secretary="Directeur ISZF",
        meetings_a_year=2,
        member_office=Office.ALDERMAN,
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
        forum=Forum.BOARD,
        secretary="Directeur ISZF",
        meetings_a_year=6,
        member_office=Office.PORTFOLIO_HOLDER,
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
        is_deciding=True,
        purpose="Overleg over het gezamenlijk informatiebeleid en de voortgang van "
        "investeringsprojecten.",
        composition="Algemeen directeuren-secretarissen, met de directeur van ISZF.",
        chair_rule="Voorzitter is een van de secretarissen.",
        source=S13,
        forum=Forum.DIRECTORS,
        secretary="Directeur ISZF",
        meetings_a_year=6,
        member_office=Office.SECRETARY,
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
        forum=Forum.CONTRACT_MANAGERS,
        meetings_a_year=9,
        member_office=Office.CONTRACT_MANAGER,
    ),
    BodyPlan(
        code="PO",
        name="Projectoverleg (per thema)",
        kind=BodyKind.CONSULTATION,
        level=Level.OPERATIONAL,
        is_deciding=False,
        purpose="Overleg tussen de deelprojectleiders van de gemeenten en een projectleider van "
        "ISZF over een specifiek thema.",
        composition="Projectleiders van ISZF met de projectleiders uit de gemeenten.",
        chair_rule="Voorgezeten door de opdrachtgever van de gemeenten, of de projectleider.",
        source=S13,
        member_role=None,
        forum=Forum.PROJECTS,
        sso_chair="Projectleider ISZF",
    ),
    BodyPlan(
        code="ABG",
        name="Applicatiebeheerdersoverleg per gemeente",
        kind=BodyKind.CONSULTATION,
        level=Level.OPERATIONAL,
        is_deciding=False,
        purpose="Overleg over het gezamenlijk informatiebeleid van de gemeente.",
        composition="Functioneel applicatiebeheerders, met de adviseur ondersteuning "
        "informatiemanagement namens ISZF; per gemeente een eigen overleg.",
        chair_rule="De contractmanager van de gemeente is voorzitter.",
        source=S13,
        member_role=Role.CONTRACT_MANAGER,
        forum=Forum.PER_PARTICIPANT,
        chair_office=Office.CONTRACT_MANAGER,
        chairs_each=True,
    ),
    BodyPlan(
        code="ABT",
        name="Applicatiebeheerdersoverleg per thema of applicatie",
        kind=BodyKind.CONSULTATION,
        level=Level.OPERATIONAL,
        is_deciding=False,
        purpose="Aansluiten van applicaties op wensen en behoeften van deelnemers bij de "
        "onderliggende thema’s: Burgerzaken, BAG, MidOffice.",
        composition="Vakinhoudelijke deskundigen van de gemeenten en de adviseur ondersteuning "
        "informatiemanagement namens ISZF.",
        chair_rule="",
        source=f"{S13}; de bron noemt geen voorzitter",
        member_role=None,
        forum=Forum.PER_THEME,
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
WEIGHTS = {"0064": 1, "0104": 1, "0710": 1, "0140": 1, "0653": 1, "0082": 1, "0072": 2, "1900": 4}
WEIGHTED = (DecisionKind.BUDGET, DecisionKind.SETTLEMENT)
WEIGHING = (
    f"{DECK}, model SSO: het algemeen bestuur stelt begroting en rekening vast. Dat het gewogen "
    "stemt, en hoe, is een aanname."
)
BANDS = tuple(
    BandDraft("inhabitants", at_least, votes, "artikel 18 (aanname)")
    for at_least, votes in ((0, 1), (10_000, 2), (25_000, 3), (60_000, 4))
)
BACKWARD = (DecisionKind.SETTLEMENT, DecisionKind.RESULT_DESTINATION)


def _rules(weighing: Basis) -> tuple[RuleDraft, ...]:
    board = (
        RuleDraft(
            kind,
            "artikel 14 (aanname)",
            "DB",
            ASSEMBLY_VOTE,
            note=f"{source}.",
            reconvening_article=RECONVENING,
        )
        for kind, source in BOARD.items()
    )
    assembly = (
        RuleDraft(
            kind, article, "AB",
            MEMBERSHIP_VOTE if kind is DecisionKind.MEMBERSHIP else ASSEMBLY_VOTE,
            basis=weighing if kind in WEIGHTED else Basis.SEATS,
            may_work_back=kind in BACKWARD, reconvening_article=RECONVENING,
            note=WEIGHING if kind in WEIGHTED else "",
        )
        for kind, article in ASSEMBLY.items()
    )
    return (*board, *assembly, *_list_policy_rules())


def _list_policy_rules() -> tuple[RuleDraft, ...]:
    policy = RuleDraft(
        DecisionKind.POLICY,
        "artikel 9 (aanname)",
        "AB",
        ASSEMBLY_VOTE,
        advised_by="AC",
        needs_advice=True,
        reconvening_article=RECONVENING,
        note=f"{S36}: de Adviescommissie is verantwoordelijk voor het gezamenlijk ICT-beleid en "
        f"de prioriteitstelling. Dat het Algemeen Bestuur vaststelt, is een aanname.",
    )
    ranking = RuleDraft(
        DecisionKind.RANKING,
        "artikel 9 (aanname)",
        "AC",
        ASSEMBLY_VOTE,
        reconvening_article=RECONVENING,
        note=f"{S36}: de Adviescommissie is verantwoordelijk voor de prioriteitstelling.",
    )
    exception = RuleDraft(
        DecisionKind.EXCEPTION,
        "artikel 14 (aanname)",
        "DB",
        ASSEMBLY_VOTE,
        advised_by="AC",
        reconvening_article=RECONVENING,
        note=f"{S36}: er is één manier van werken. Dat het Dagelijks Bestuur een afwijking "
        f"toestaat, is een aanname.",
    )
    return policy, ranking, exception


def _settings(article: str) -> tuple[SettingDraft, ...]:
    note = "De bron noemt deze keuze niet; zij is een aanname."
    return (
        SettingDraft("within_year_method", "segments-per-day", article, note=note),
        SettingDraft("rounding_rule", "largest-remainder", article, note=note),
        SettingDraft(
            "agreement_form", "with-deviations", article,
            note=f"{S36}: een DVO is basis, met SLA’s voor de afwijkingen.",
        ),
        *(
            SettingDraft(name, value, "artikel 9 (aanname)", note=f"{S36}: {quoted}.")
            for name, value, quoted in CHOICES
        ),
    )


CHOICES = (
    ("plus_package", "per-customer", "het pluspakket volgt de behoeften van de klanten"),
    ("architecture", "one", "er is één architectuur"),
    ("way_of_working", "one", "er is één manier van werken"),
    ("ownership", "all-participants", "alle deelnemers zijn gezamenlijk eigenaar"),
    ("principals", "one-per-project", "één opdrachtgever per investeringsproject"),
    ("security_policy", "one", "één beveiligingsbeleid"),
)
COMPOSITIONS = (
    CompositionDraft(
        "AB", CompositionKind.CHAIR_SIDE, "Wgr artikel 12", value=ChairSide.PRINCIPAL,
        note="De voorzitter is er een uit het algemeen bestuur.",
    ),
    CompositionDraft(
        "DB", CompositionKind.CHAIR_SIDE, "Wgr artikel 12", value=ChairSide.PRINCIPAL,
        note="De bron noemt geen voorzitter; de wet geeft beide besturen dezelfde.",
    ),
    CompositionDraft(
        "DB", CompositionKind.MEMBER_OFFICE, S13, value=Office.PORTFOLIO_HOLDER,
        note="Portefeuillehouders I&A.",
    ),
    CompositionDraft("AC", CompositionKind.CHAIR_SIDE, S13, value=ChairSide.PRINCIPAL),
    CompositionDraft(
        "AC", CompositionKind.CHAIR_OFFICE, S13, value=Office.SECRETARY,
        note="Voorzitter 1 van de secretarissen.",
    ),
    CompositionDraft(
        "CMO", CompositionKind.CHAIR_SIDE, S13, value=ChairSide.SUPPLIER,
        note="De adviseur ondersteuning informatiemanagement van ISZF.",
    ),
    CompositionDraft(
        "PO", CompositionKind.CHAIR_SIDE, S13, value=ChairSide.EITHER,
        note="De opdrachtgever van de gemeenten, of de projectleider.",
    ),
    CompositionDraft("ABG", CompositionKind.CHAIR_SIDE, S13, value=ChairSide.PRINCIPAL),
    CompositionDraft(
        "ABG", CompositionKind.CHAIR_OFFICE, S13, value=Office.CONTRACT_MANAGER,
        note="De contractmanager is voorzitter.",
    ),
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


def _version(
    title: str,
    recorded_on: date,
    starts_on: date,
    reason: str,
    bands: tuple[BandDraft, ...] = (),
) -> VersionPlan:
    return VersionPlan(
        title=title,
        article_source="Gemeenschappelijke regeling ISZF (nummers van artikelen: aanname); "
        f"stemming en quorum: {LAW_OF_COUNCILS}",
        adopted_by="de raden, colleges en burgemeesters van de deelnemers (aanname)",
        recorded_on=recorded_on,
        starts_on=starts_on,
        source=f"{S13}; {S36}. De tekst van de regeling is niet gevonden.",
        rules=_rules(Basis.BANDS if bands else Basis.TABLE),
        bands=bands,
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
            BANDS,
        ),
    ),
    published_on=date(2011, 2, 1),
    weights=WEIGHTS,
    targets=(
        TargetPlan(
            setting="way_of_working", name="Eén servicedesk voor Súdwest-Fryslân",
            recorded_on=date(2011, 1, 10), target_on=date(2012, 7, 1),
            reached_on=date(2012, 6, 4),
        ),
        TargetPlan(
            setting="architecture",
            name="Applicaties van de drie heringedeelde gemeenten samengevoegd",
            recorded_on=date(2011, 1, 10), target_on=date(2014, 7, 1),
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
