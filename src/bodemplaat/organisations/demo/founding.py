# SPDX-License-Identifier: EUPL-1.2
"""How both partnerships came about, as far as the presentation and the register tell."""

from dataclasses import dataclass
from datetime import date

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import actions
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.demo.partnerships import DECK, PAPER_2008, TABLE_33
from bodemplaat.organisations.values import Precision, Role

RECORDED_ON, CORRECTED_ON = date(2014, 3, 11), date(2014, 3, 12)
DAY, YEAR = Precision.DAY, Precision.YEAR


@dataclass(frozen=True, kw_only=True)
class Step:
    """One milestone; without a source it is invented."""

    on: date
    title: str
    text: str = ""
    precision: Precision = DAY
    funder: str = ""
    source: str = ""


PLANS = {
    "iszf": (
        Step(
            on=date(2003, 1, 1), precision=YEAR, title="Innoverend initiatief van InAxis",
            text="Zeven Friese gemeenten bereiden een gezamenlijke ICT-organisatie voor.",
            funder="InAxis", source=f"{DECK}, dia 4",
        ),
        Step(
            on=date(2003, 11, 20), title="Zeven raden stemmen in met de regeling",
            funder="de zeven gemeenten",
        ),
        Step(
            on=date(2004, 1, 1), title="ISZF gaat van start",
            text="Een shared service organisatie van zeven gemeenten, als gemeenschappelijke "
            "regeling.",
            funder="de deelnemers, naar de verdeelsleutel", source=f"{DECK}, dia 4",
        ),
        Step(
            on=date(2005, 9, 1), title="Eén netwerk voor alle deelnemers",
            text="Het gezamenlijke netwerk vervangt zeven eigen netwerken.",
        ),
        Step(
            on=date(2011, 1, 1), title="Vier deelnemers gaan op in Súdwest-Fryslân",
            source=TABLE_33,
        ),
    ),
    "equalit": (
        Step(
            on=date(2004, 1, 1), precision=YEAR, title="Oosterhout zoekt partners voor ICT",
            funder="gemeente Oosterhout",
        ),
        Step(
            on=date(2005, 1, 1), precision=YEAR, title="SSC ICT, onderdeel van Oosterhout",
            text="Sinds 2005 werkt een eenheid van Oosterhout ook voor andere gemeenten.",
            funder="gemeente Oosterhout", source=f"{DECK}, dia 17",
        ),
        Step(
            on=date(2008, 8, 29), title="De raad van Oosterhout krijgt een voorstel over de groei",
            source=PAPER_2008,
        ),
        Step(
            on=date(2009, 6, 1), title="Equalit krijgt een eigen naam en huisstijl",
            funder="de deelnemers, per werkplek",
        ),
    ),
}  # fmt: skip
INVENTED = "verzonnen voor de demo"


def fill(world: DemoWorld, cast: Cast) -> None:
    """Record the founding of both, and correct one step each."""
    for slug, steps in PLANS.items():
        with tenancy.context(world.arrangements[slug]):
            recorder = cast.get_actor(slug, Role.ACCOUNT_MANAGER, on=RECORDED_ON)
            for step in steps:
                actions.record_milestone(
                    title=step.title, text=step.text, happens_on=step.on,
                    precision=step.precision, funder=step.funder,
                    source=step.source or INVENTED, is_assumption=not step.source, actor=recorder,
                )  # fmt: skip
            number = next(place for place, one in enumerate(steps, 1) if not one.source)
            wrong = steps[number - 1]
            actions.amend_milestone(
                number=number, title=wrong.title, text=wrong.text, happens_on=wrong.on,
                precision=wrong.precision, funder=f"{wrong.funder}, ieder een gelijk deel",
                source=INVENTED, is_assumption=True, reason="Verdeling toegevoegd (verzonnen)",
                actor=cast.get_actor(slug, Role.ACCOUNT_MANAGER, on=CORRECTED_ON),
            )  # fmt: skip
