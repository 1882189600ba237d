# SPDX-License-Identifier: EUPL-1.2
"""
Who took part in ISZF and in Equalit, from when until when, and how we know.

Sources: the workshop slides of both organisations (the deck), national table 33, council papers
of Oosterhout and two articles; docs/demo-facts.md lists them. What no source gives is an
assumption and says so.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bodemplaat.organisations.values import LegalForm, Relation

DECK = "Workshoppresentatie Equalit en ISZF"
TABLE_33 = "RvIG, landelijke tabel 33"
ARTICLE = "Binnenlands Bestuur, ISZF in zwaar weer"
PAPER_2008 = "Raadsnota Oosterhout van 29 augustus 2008"
PAPER_2010 = "Raadsnota Oosterhout van 21 mei 2010"
NEWSPAPER = "Internetbode, Steenbergen zoekt samenwerking"
YEARBOOK = "sociaal jaarverslag (verzonnen voor de demo)"
STAFF = "personeelsadministratie (verzonnen voor de demo)"
RENAMED = "besluit van het algemeen bestuur (verzonnen voor de demo)"
PARTNERED = f"{DECK}: de omgevingsdienst als ketenpartner; dat deze dienst afneemt, is verzonnen"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a participation ends, and when that was recorded."""

    before: date
    source: str
    reason: str
    recorded_on: date
    is_assumption: bool = False
    successor_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Joining:
    """How a participation starts, and when that was recorded."""

    code: str
    starts_on: date
    source: str
    recorded_on: date
    relation: Relation = Relation.OWNER
    is_assumption: bool = False
    ending: Ending | None = None


@dataclass(frozen=True, kw_only=True)
class Second:
    """A value with what a second source says of it, and which one was chosen, if any."""

    code: str
    measure: str
    on: date
    first: tuple[int, str]
    second: tuple[int, str]
    chosen: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Range:
    """Between which values a total may lie."""

    code: str
    name: str
    measure: str
    on: date
    lowest: int
    highest: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Partner:
    """
    A chain partner without a vote, and how many workplaces it takes per year.

    It was called otherwise before; the first name and the day of the other one are invented.
    """

    code: str
    name: str
    starts_on: date
    source: str
    recorded_on: date
    workplaces: dict[int, int]
    first_name: str
    named_on: date


@dataclass(frozen=True, kw_only=True)
class Division:
    """A participant that will be divided, and what is known of the parts."""

    code: str
    takes_effect_on: date
    successors: tuple[str, ...]
    source: str
    reason: str
    recorded_on: date


@dataclass(frozen=True, kw_only=True)
class Total:
    """A total that a source states for the whole arrangement."""

    measure: str
    on: date
    value: Fraction
    source: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What no source tells."""

    code: str
    question: str
    detail: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One arrangement as the demo tells it."""

    slug: str
    name: str
    sso_name: str
    legal_form: LegalForm
    seat: str
    owner_note: str
    starts_on: date
    registered_on: date
    source: str
    joinings: tuple[Joining, ...]
    totals: tuple[Total, ...]
    questions: tuple[Question, ...]
    workplaces: dict[int, int]
    divisions: tuple[Division, ...] = ()
    partners: tuple[Partner, ...] = ()
    seconds: tuple[Second, ...] = ()
    ranges: tuple[Range, ...] = ()


def _day(year: int, month: int = 1, day: int = 1) -> date:
    return date(year, month, day)


_MERGED = Ending(
    before=_day(2011),
    source=TABLE_33,
    reason="Herindeling: opgegaan in Súdwest-Fryslân",
    recorded_on=_day(2010, 9),
    successor_code="1900",
)


def _founder(code: str, ending: Ending | None = None) -> Joining:
    return Joining(code=code, starts_on=_day(2004), source=DECK, recorded_on=_day(2003, 12),
                   ending=ending)


def _leaver(before: date, recorded_on: date) -> Ending:
    return Ending(
        before=before,
        source=f"{ARTICLE} (uittreding rond 2012-2013; de dag is aangenomen)",
        reason="Uittreding",
        recorded_on=recorded_on,
        is_assumption=True,
    )


ISZF = Plan(
    slug="iszf",
    name="Gemeenschappelijke regeling ISZF",
    sso_name="ISZF",
    legal_form=LegalForm.JOINT_ARRANGEMENT,
    seat="Bolsward",
    owner_note="Alle deelnemers zijn samen eigenaar.",
    starts_on=_day(2004),
    registered_on=_day(2003, 12),
    source=f"{DECK}: gestart op 1 januari 2004",
    joinings=(
        _founder("0064", _MERGED),
        _founder("0104", _MERGED),
        _founder("0710", _MERGED),
        _founder("0140"),
        _founder("0653", _leaver(_day(2012, 7), _day(2012, 1, 16))),
        _founder("0082", _leaver(_day(2013), _day(2012, 5, 2))),
        Joining(
            code="0072",
            starts_on=_day(2008),
            source=f"{ARTICLE} (deelnemer; de dag van toetreding is aangenomen, na 2004)",
            recorded_on=_day(2007, 10),
            is_assumption=True,
        ),
        Joining(
            code="1900",
            starts_on=_day(2011),
            source=f"{TABLE_33}: rechtsopvolger van drie deelnemers; Sneek en Wymbritseradiel "
            "waren geen deelnemer",
            recorded_on=_day(2010, 9),
        ),
    ),
    totals=(
        Total(measure="inhabitants", on=_day(2010), value=Fraction(85_000),
              source=f"{DECK} (afgerond, zonder peildatum; gelezen als 2010)"),
        Total(measure="workplaces", on=_day(2010), value=Fraction(750),
              source=f"{DECK}: 750, groeiend naar 1.200"),
        Total(measure="fte", on=_day(2010), value=Fraction(24), source=f"{DECK}: 24 fte (30 fte?)"),
        Total(measure="fte", on=_day(2010), value=Fraction(23),
              source=f"{DECK}: 30 (23 fte) professionals"),
        Total(measure="headcount", on=_day(2010), value=Fraction(30),
              source=f"{DECK}: 30 (23 fte) professionals"),
    ),
    seconds=(
        Second(code="1900", measure="headcount", on=_day(2014), first=(655, YEARBOOK),
               second=(640, STAFF)),
        Second(code="0072", measure="headcount", on=_day(2014), first=(128, YEARBOOK),
               second=(131, STAFF), chosen=STAFF,
               reason="Het jaarverslag telt inhuur niet mee; wij tellen wie een werkplek heeft"),
        Second(code="0072", measure="fte", on=_day(2014), first=(112, YEARBOOK),
               second=(112, STAFF)),
    ),
    ranges=(
        Range(code="groei-inwoners", name="Inwoners bij groei", measure="inhabitants",
              on=_day(2010), lowest=85_000, highest=140_000,
              source=f"{DECK}: 85.000 tot 140.000 inwoners"),
    ),
    questions=(
        Question(
            code="toetreding-harlingen",
            question="Op welke dag is Harlingen toegetreden?",
            detail="Harlingen neemt in 2010 deel en was er in 2004 niet bij. De dag staat in geen "
            "bron; 1 januari 2008 is een aanname.",
            source=ARTICLE,
        ),
        Question(
            code="uittreding-gaasterlan-sleat-lemsterland",
            question="Op welke dag zijn Gaasterlân-Sleat en Lemsterland uitgetreden?",
            detail="Het artikel noemt de uittreding zonder dag; 1 juli 2012 en 1 januari 2013 zijn "
            "aannames.",
            source=ARTICLE,
        ),
        Question(
            code="zetels-zeven-leden",
            question="Hoe valt een meerderheid in een bestuur van zeven leden?",
            detail="Met één lid per gemeente telt het bestuur zeven stemmen. De wet eist voor "
            "sommige besluiten meer dan de helft; of er gewogen wordt, zegt de regeling niet.",
            source=DECK,
        ),
    ),
    partners=(
        Partner(
            code="FUMO",
            name="Fryske Utfieringstsjinst Miljeu en Omjouwing",
            starts_on=_day(2014),
            source=PARTNERED,
            recorded_on=_day(2013, 9, 16),
            workplaces={},
            first_name="Regionale uitvoeringsdienst Fryslân in oprichting",
            named_on=_day(2014, 2),
        ),
    ),
    divisions=(
        Division(
            code="0140",
            takes_effect_on=_day(2018),
            successors=("0080", "1900", "1949"),
            source=f"{TABLE_33} en de herindelingswet; de dag van vastleggen is verzonnen",
            reason="Herindeling: verdeeld over Leeuwarden, Súdwest-Fryslân en Waadhoeke; over de "
            "delen in de regeling is niets afgesproken",
            recorded_on=_day(2014, 3, 10),
        ),
    ),
    workplaces={2003: 400, 2004: 420, 2005: 470, 2006: 520, 2007: 570, 2008: 660, 2009: 705,
                2010: 750, 2011: 1010, 2012: 1120, 2013: 1200, 2014: 1200},
)  # fmt: skip


def _customer(code: str, starts_on: date, source: str, recorded_on: date) -> Joining:
    return Joining(code=code, starts_on=starts_on, source=source, recorded_on=recorded_on,
                   relation=Relation.CUSTOMER, is_assumption=True)


EQUALIT = Plan(
    slug="equalit",
    name="Lichte regeling Equalit",
    sso_name="Equalit",
    legal_form=LegalForm.LIGHT_ARRANGEMENT,
    seat="Oosterhout",
    owner_note="De gemeente Oosterhout is eigenaar; de andere deelnemers zijn klant.",
    starts_on=_day(2005),
    registered_on=_day(2004, 12),
    source=f"{DECK}: gestart in 2005, volledig onderdeel van de gemeente Oosterhout",
    joinings=(
        Joining(code="0826", starts_on=_day(2005), source=f"{DECK}: eigenaar",
                recorded_on=_day(2004, 12)),
        _customer("0824", _day(2005), f"{PAPER_2010}; afgeleid: twee gemeenten bij de start",
                  _day(2004, 12)),
        _customer("0744", _day(2008), f"{PAPER_2008}: raadsbesluit 11 december 2007; de eerste dag "
                  "is aangenomen", _day(2007, 12, 12)),
        _customer("0798", _day(2008), f"{PAPER_2008}: raadsbesluit 11 december 2007; de eerste dag "
                  "is aangenomen", _day(2007, 12, 12)),
        _customer("0809", _day(2009), f"{PAPER_2008}: raadsvoorstel; de eerste dag is aangenomen",
                  _day(2008, 11)),
        _customer("0879", _day(2009, 7), f"{NEWSPAPER}; de dag is onbekend en aangenomen",
                  _day(2009, 3)),
        _customer("0873", _day(2011), f"{NEWSPAPER}; de dag is onbekend en aangenomen: met "
                  "Woensdrecht in 2010 was het gepubliceerde aantal inwoners overschreden",
                  _day(2010, 10)),
    ),
    totals=(
        Total(measure="inhabitants", on=_day(2010), value=Fraction(155_756),
              source=f"{DECK}, blad Equalit: zeven gemeenten"),
        Total(measure="inhabitants", on=_day(2010), value=Fraction(150_000),
              source=f"{DECK}, blad Even voorstellen: zes gemeenten (afgerond)"),
        Total(measure="workplaces", on=_day(2010), value=Fraction(1_500),
              source=f"{DECK}, blad Equalit"),
        Total(measure="workplaces", on=_day(2010), value=Fraction(1_200),
              source=f"{DECK}, blad Even voorstellen"),
    ),
    questions=(
        Question(
            code="zevende-deelnemer-2010",
            question="Wie was in 2010 de zevende deelnemer?",
            detail="De presentatie telt zeven gemeenten en 155.756 inwoners. Zes zijn bekend; wie "
            "de zevende was, staat in geen bron. Er is geen deelnemer bij bedacht.",
            source=DECK,
        ),
        Question(
            code="toetreding-zundert-woensdrecht",
            question="Op welke dag zijn Zundert en Woensdrecht toegetreden?",
            detail="Een artikel noemt beide als deelnemer, zonder dag; 1 juli 2009 en 1 januari "
            "2011 zijn aannames.",
            source=NEWSPAPER,
        ),
        Question(
            code="werkplekken-2010",
            question="Had Equalit in 2010 1.200 of 1.500 werkplekken?",
            detail="De presentatie noemt beide aantallen. De verdeling over de zes bekende "
            "deelnemers gaat uit van 1.500 en is een aanname.",
            source=DECK,
        ),
    ),
    partners=(
        Partner(
            code="OMWB",
            name="Omgevingsdienst Midden- en West-Brabant",
            starts_on=_day(2014),
            source=PARTNERED,
            recorded_on=_day(2013, 9, 16),
            workplaces={2013: 45, 2014: 48},
            first_name="Regionale uitvoeringsdienst Midden- en West-Brabant",
            named_on=_day(2014, 2),
        ),
    ),
    seconds=(
        Second(code="0826", measure="headcount", on=_day(2014), first=(412, YEARBOOK),
               second=(405, STAFF), chosen=STAFF,
               reason="De administratie is op de peildatum zelf geteld"),
        Second(code="0824", measure="headcount", on=_day(2014), first=(171, YEARBOOK),
               second=(176, STAFF)),
        Second(code="0826", measure="fte", on=_day(2014), first=(361, YEARBOOK),
               second=(361, STAFF)),
    ),
    ranges=(
        Range(code="werkplekken-2010", name="Werkplekken volgens twee bladen",
              measure="workplaces", on=_day(2010), lowest=1_200, highest=1_500,
              source=f"{DECK}: 1.200 en 1.500 werkplekken"),
    ),
    workplaces={2004: 850, 2005: 870, 2006: 900, 2007: 930, 2008: 1120, 2009: 1330, 2010: 1500,
                2011: 1720, 2012: 1750, 2013: 1780, 2014: 1800},
)  # fmt: skip
PLANS = (ISZF, EQUALIT)
