# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from rest_framework import serializers as fields

from bodemplaat.catalogue import values
from bodemplaat.foundation.api.serializers import (
    Body,
    Day,
    ExactDecimal,
    HouseSerializer,
    Paged,
    Text,
    Truth,
    Whole,
    choice,
    of_line,
    to_camel,
)

MOST_CENTS = 10**12
MOST_UNITS = 10**6
PRICE = {"cents_per_unit": "unit_price_cents"}

Service = of_line("Service", values.ServiceLine, without=("id",))
Content = of_line("PackageContent", values.ContentLine)
PackageVersion = of_line("PackageVersion", values.PackageVersionLine, contents=Content(many=True))
Package = of_line("Package", values.PackageLine, without=("id",))
Price = of_line("Price", values.PriceLine, rename=PRICE)
Charter = of_line("Charter", values.CharterLine)
Signature = of_line("Signature", values.SignatureLine)
Taken = of_line("TakenService", values.TakenLine)
Offering = of_line("Offering", values.OfferingLine, without=("id", "service_id"))
Terms = of_line("OfferingTerms", values.TermsLine, without=("offering_id",))
Chosen = of_line(
    "OfferingChoice", values.ChosenLine, without=("participant_id",), offering=Offering(),
)  # fmt: skip
Order = of_line(
    "Order", values.OrderLine, without=("participant_id", "submitted_by_id"), offering=Offering(),
)  # fmt: skip
Agreement = of_line(
    "Agreement", values.AgreementLine, without=("participant_id",),
    signatures=Signature(many=True), taken=Taken(many=True),
)  # fmt: skip
CatalogueProposal = of_line(
    "CatalogueProposal", values.ProposalLine, rename=PRICE,
)  # fmt: skip
Proposed = of_line("Proposed", values.Proposed)


class PriceQuery(Paged):
    """Prices that hold on the day."""

    service_code = fields.CharField(required=False, max_length=50)


class AgreementQuery(Paged):
    """Agreements drafted until the day."""

    participant_code = fields.CharField(required=False, max_length=20)
    state = choice(values.AgreementState, required=False)


class ChoiceBody(Body):
    """A plus service that an agreement asks for."""

    service_code = Text(max_length=50)
    unit = choice(values.Unit)
    quantity = Whole(min_value=-MOST_UNITS, max_value=MOST_UNITS)
    starts_on = Day()
    ends_before = Day(required=False, allow_null=True, default=None)


class DeviationBody(Body):
    """A norm that an agreement sets to another value than the charter, and why."""

    norm_code = Text(max_length=50)
    value = ExactDecimal()
    reason = Text(max_length=400, allow_blank=True)


class AgreementBody(Body):
    """An agreement that is drafted for one participant."""

    number = Text(max_length=60)
    participant_code = Text(max_length=20)
    starts_on = Day()
    ends_before = Day(required=False, allow_null=True, default=None)
    choices = ChoiceBody(many=True, required=False, max_length=200)
    deviations = DeviationBody(many=True, required=False, max_length=200)
    source = Text(max_length=300, allow_blank=True, default="")
    drafted_on = Day()

    def get_fields(self) -> dict[str, Any]:
        """Return the texts of an agreement too, as the form on screen does."""
        texts = {
            to_camel(name): Text(max_length=5000, allow_blank=True, default="", source=name)
            if to_camel(name) != name
            else Text(max_length=5000, allow_blank=True, default="")
            for name in values.AGREEMENT_TEXTS
        }
        return {**texts, **super().get_fields()}


class SignatureBody(Body):
    """The day on which the paper was signed."""

    signed_on = Day()


class AgreementEndBody(Body):
    """The first day on which an agreement no longer holds, and why."""

    ends_before = Day()
    reason = Text(max_length=400, allow_blank=True)


class AgreementWithdrawalBody(Body):
    """Why a draft is taken back."""

    reason = Text(max_length=400, allow_blank=True)


class Signed(HouseSerializer):
    """A signature, and whether both sides have signed now."""

    agreement_id = Whole()
    is_in_force = Truth()


class PackageProposalBody(Body):
    """The contents of a package that are proposed: a level per service."""

    contents = fields.DictField(child=choice(values.Level))
    starts_on = Day()
    ends_before = Day(required=False, allow_null=True, default=None)
    is_correction = Truth(default=False)
    reason = Text(max_length=500, allow_blank=True, default="")
    source = Text(max_length=300, allow_blank=True, default="")
    proposed_on = Day(required=False, help_text="Today when absent.")
    title = Text(max_length=200)
    text = Text(max_length=5000)


class PriceProposalBody(Body):
    """A price that is proposed; null: from that day the service has none of its own."""

    service_code = Text(max_length=50)
    unit = choice(values.Unit)
    unit_price_cents = Whole(
        min_value=-MOST_CENTS, max_value=MOST_CENTS, allow_null=True, source="cents_per_unit"
    )
    starts_on = Day()
    ends_before = Day(required=False, allow_null=True, default=None)
    is_correction = Truth(default=False)
    reason = Text(max_length=500, allow_blank=True, default="")
    source = Text(max_length=300, allow_blank=True, default="")
    proposed_on = Day(required=False, help_text="Today when absent.")
    title = Text(max_length=200)
    text = Text(max_length=5000)
