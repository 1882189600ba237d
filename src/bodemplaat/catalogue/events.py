# SPDX-License-Identifier: EUPL-1.2
"""What happened to packages, prices and agreements."""

from dataclasses import dataclass
from datetime import date

from bodemplaat.foundation.events import Event


@dataclass(frozen=True)
class PackageVersionAdopted(Event):
    """A version of a package takes effect on a day."""

    package_version_id: int
    decision_id: int
    starts_on: date


@dataclass(frozen=True)
class PriceAdopted(Event):
    """A price takes effect on a day."""

    price_id: int
    decision_id: int
    starts_on: date


@dataclass(frozen=True)
class PriceEnded(Event):
    """A service has no price of its own any more from a day."""

    service_id: int
    decision_id: int
    ends_before: date


@dataclass(frozen=True)
class CharterAdopted(Event):
    """A version of the charter takes effect on a day."""

    charter_version_id: int
    decision_id: int
    starts_on: date


@dataclass(frozen=True)
class AgreementSigned(Event):
    """Both sides have signed an agreement."""

    agreement_id: int
    starts_on: date


@dataclass(frozen=True)
class AgreementEnded(Event):
    """An agreement is no longer in force from a day."""

    agreement_id: int
    ends_before: date


@dataclass(frozen=True)
class TermsAdopted(Event):
    """The terms of an offering take effect on a day."""

    terms_id: int
    decision_id: int
    starts_on: date


@dataclass(frozen=True)
class LimitAdopted(Event):
    """A limit of variation takes effect on a day."""

    limit_id: int
    decision_id: int
    starts_on: date


@dataclass(frozen=True)
class ChoiceMade(Event):
    """A participant has an offering from a day."""

    choice_id: int
    participant_id: int
    starts_on: date


@dataclass(frozen=True)
class ChoiceEnded(Event):
    """A participant no longer has what it chose from a day."""

    choice_id: int
    participant_id: int
    ends_before: date


@dataclass(frozen=True)
class OrderSubmitted(Event):
    """An order may be delivered: nobody has to approve it any more."""

    order_id: int
    participant_id: int
    submitted_on: date


@dataclass(frozen=True)
class OrderDelivered(Event):
    """An order was delivered on a day."""

    order_id: int
    participant_id: int
    delivered_on: date


@dataclass(frozen=True)
class OwnItemAgreed(Event):
    """Both sides have signed the price of an item of a participant's own."""

    item_id: int
    participant_id: int
    starts_on: date


@dataclass(frozen=True)
class CataloguePublished(Event):
    """Everyone may read the catalogue of a day."""

    publication_id: int
    published_on: date
