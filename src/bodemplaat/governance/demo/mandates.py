# SPDX-License-Identifier: EUPL-1.2
"""Mandates of both partnerships, and what was approved under them; all invented."""

from datetime import date

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import actions
from bodemplaat.governance.values import MandateDraft, MandateForm
from bodemplaat.organisations.values import Role

INVENTED = "Bedacht voor de demo; de bron noemt geen mandaatbesluit."
S17 = "Workshoppresentatie Equalit en ISZF, wat is Equalit: op afstand geplaatst. Grens bedacht."
HEAD = "Hoofd Equalit"
MANDATES = {
    "iszf": (
        MandateDraft(
            code="M-2004-1", form=MandateForm.MANDATE, act="expense", giver_code="DB",
            holder_role="sso_director", holder_name="Directeur ISZF", limit_cents=25_000_00,
            may_submandate=True, article="artikel 3 van het mandaatbesluit (aanname)",
            starts_on=date(2004, 1, 1), ends_before=date(2012, 1, 1), source=INVENTED,
            is_synthetic=True,
        ),
        MandateDraft(
            code="M-2012-1", form=MandateForm.MANDATE, act="expense", giver_code="DB",
            holder_role="sso_director", holder_name="Directeur ISZF", limit_cents=50_000_00,
            may_submandate=True, article="artikel 3 van het mandaatbesluit (aanname)",
            starts_on=date(2012, 1, 1), source=INVENTED, is_synthetic=True,
        ),
        MandateDraft(
            code="M-2012-2", form=MandateForm.MANDATE, act="expense", giver_code="DB",
            holder_role="account_manager", holder_name="Accountmanager ISZF",
            limit_cents=5_000_00, parent_code="M-2012-1",
            article="artikel 5 van het mandaatbesluit (aanname)", starts_on=date(2012, 1, 1),
            ends_before=date(2014, 1, 1), source=INVENTED, is_synthetic=True,
        ),
        MandateDraft(
            code="D-2011-1", form=MandateForm.DELEGATION, act="entry-fee", giver_code="AB",
            holder_code="DB", holder_name="Dagelijks Bestuur", limit_cents=100_000_00,
            article="artikel 14a (aanname)", starts_on=date(2011, 1, 1), source=INVENTED,
            is_synthetic=True,
        ),
    ),
    "equalit": (
        MandateDraft(
            code="M-2005-1", form=MandateForm.MANDATE, act="expense", giver_code="EIG",
            holder_role="sso_director", holder_name=HEAD, limit_cents=50_000_00,
            article="mandaatregister van Oosterhout (aanname)", starts_on=date(2005, 1, 1),
            source=S17, is_synthetic=True,
        ),
        MandateDraft(
            code="M-2005-2", form=MandateForm.MANDATE, act="agreement", giver_code="EIG",
            holder_role="sso_director", holder_name=HEAD,
            article="mandaatregister van Oosterhout (aanname)", starts_on=date(2004, 12, 1),
            source=S17, is_synthetic=True,
        ),
    ),
}
APPROVED = {
    "iszf": (("Vervanging van de kernswitch", 38_400_00, date(2013, 5, 14)),
             ("Inhuur van een tester voor de BAG", 12_750_00, date(2014, 1, 20))),
    "equalit": (("Uitbreiding van de opslag", 46_900_00, date(2013, 9, 3)),
                ("Herinrichting van de serverruimte", 21_300_00, date(2014, 2, 11))),
}  # fmt: skip


def tell(world: DemoWorld, slug: str) -> str:
    """Record the mandates of one arrangement and what was approved; return a code in force."""
    with tenancy.context(world.arrangements[slug]):
        for draft in MANDATES[slug]:
            director = world.actor(slug, Role.SSO_DIRECTOR, on=draft.starts_on)
            actions.register_mandate(draft=draft, actor=director)
        for title, cents, on in APPROVED[slug]:
            actions.approve_under_mandate(
                act="expense", title=title, amount_cents=cents, acted_on=on, is_synthetic=True,
                actor=world.actor(slug, Role.SSO_DIRECTOR, on=on),
            )  # fmt: skip
    return "M-2012-1" if slug == "iszf" else "M-2005-1"
