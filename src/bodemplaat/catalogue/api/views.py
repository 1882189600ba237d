# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from bodemplaat.catalogue import actions, queries
from bodemplaat.catalogue.api import serializers
from bodemplaat.catalogue.values import (
    AgreementDraft,
    Choice,
    Deviation,
    Level,
    PackageDraft,
    PriceDraft,
    Proposed,
    Unit,
)
from bodemplaat.foundation.api.problems import NotThere
from bodemplaat.foundation.api.views import Acting, DetailView, ListView


class ServiceList(ListView):
    """Every service of the catalogue."""

    reads, answer, order = "listServices", serializers.Service, ("code",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_services()


class ServiceDetail(DetailView):
    """One service."""

    reads, answer = "getService", serializers.Service
    absent = (queries.UnknownService,)

    def find(self, code: str) -> Any:
        return queries.get_service(code)


class PackageList(ListView):
    """Every package, whatever it contains."""

    reads, answer, order = "listPackages", serializers.Package, ("code",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_packages()


class PackageDetail(DetailView):
    """One package."""

    reads, answer = "getPackage", serializers.Package
    absent = (queries.UnknownPackage,)

    def find(self, code: str) -> Any:
        return queries.get_package(code)


class PackageVersionList(ListView):
    """What is in a package through time, with the decision behind each version."""

    reads, answer = "listPackageVersions", serializers.PackageVersion
    order = ("starts_on", "id")

    def list_lines(self, code: str) -> Iterable[Any]:
        _require_package(code)
        return queries.list_versions_of(code, self.known_at)


class ContentsList(ListView):
    """What is in each package on the day."""

    reads, answer, order = "listPackagesInForce", serializers.PackageVersion, ("package_code",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_package_versions(self.as_of, self.known_at)


class PriceList(ListView):
    """What one unit of a service costs per year on the day, without VAT."""

    reads, answer, order = "listPrices", serializers.Price, ("service_code", "unit", "id")
    query = serializers.PriceQuery

    def list_lines(self) -> Iterable[Any]:
        wanted = self.asked.get("service_code")
        lines = queries.list_prices_on(self.as_of, self.known_at)
        return [line for line in lines if wanted in (None, line.service_code)]


class OfferingList(ListView):
    """The levels and variants of every service."""

    reads, answer, order = "listOfferings", serializers.Offering, ("code",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_offerings()


class TermsList(ListView):
    """What each level or variant costs above the standard on the day, and its days and norms."""

    reads, answer, order = "listOfferingTerms", serializers.Terms, ("offering_code", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_terms_on(self.as_of, self.known_at).values()


class ChosenList(ListView):
    """Who has which level or variant on the day."""

    reads, answer = "listOfferingChoices", serializers.Chosen
    order = ("participant_code", "starts_on", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_chosen_on(self.as_of, self.known_at)


class OrderList(ListView):
    """The orders that were drafted until the day; a participant reads its own."""

    reads, answer, order = "listOrders", serializers.Order, ("drafted_on", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_orders(self.as_of)


class CharterList(ListView):
    """The general terms for all participants, through time."""

    reads, answer, order = "listCharters", serializers.Charter, ("starts_on", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_charters(self.known_at)


class AgreementDetail(DetailView):
    """One version of an agreement."""

    reads, answer = "getAgreement", serializers.Agreement
    absent = (queries.UnknownAgreement,)

    def find(self, id: int) -> Any:
        return queries.get_agreement(id, self.known_at)


class AgreementList(ListView, Acting):
    """The agreements that were drafted until the day; a participant reads its own."""

    reads, acts = "listAgreements", "draftAgreement"
    answer, made = serializers.Agreement, serializers.Agreement
    query, body = serializers.AgreementQuery, serializers.AgreementBody
    order = ("-starts_on", "number", "-version")

    def list_lines(self) -> Iterable[Any]:
        code, state = self.asked.get("participant_code"), self.asked.get("state")
        return [
            line
            for line in queries.list_all_agreements(self.known_at)
            if line.drafted_on <= self.as_of
            and code in (None, line.participant_code) and state in (None, line.state)
        ]  # fmt: skip

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Draft an agreement with a participant; it is in force once both sides have signed."""
        drafted_on = data.pop("drafted_on")
        choices = tuple(
            Choice(**{**one, "unit": Unit(one["unit"])}) for one in data.pop("choices", ())
        )
        deviations = tuple(Deviation(**one) for one in data.pop("deviations", ()))
        draft = AgreementDraft(choices=choices, deviations=deviations, **data)
        made = actions.draft_agreement(draft=draft, drafted_on=drafted_on, actor=self.actor)
        return _read_agreement(self, made)


class AgreementSign(Acting):
    """The signatures below an agreement."""

    acts, thing = "signAgreement", AgreementDetail
    body, made = serializers.SignatureBody, serializers.Signed

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Sign a drafted agreement for the side of the asker."""
        is_complete = actions.sign_agreement(agreement_id=id, actor=self.actor, **data)
        address = self.get_address("catalogue-api:agreement-detail", id=id)
        return {"agreement_id": id, "is_in_force": is_complete}, address


class AgreementEnd(Acting):
    """The end of an agreement that both sides have signed."""

    acts, thing = "endAgreement", AgreementDetail
    body, made = serializers.AgreementEndBody, serializers.Agreement

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """End an agreement from a day, for the side of the asker; what it held before stays."""
        actions.end_agreement(agreement_id=id, actor=self.actor, **data)
        return _read_agreement(self, id)


class AgreementWithdraw(Acting):
    """The withdrawal of a drafted agreement."""

    acts, thing = "withdrawAgreement", AgreementDetail
    body, made = serializers.AgreementWithdrawalBody, serializers.Agreement

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Take a draft back, that not both sides have signed."""
        actions.withdraw_agreement(agreement_id=id, actor=self.actor, **data)
        return _read_agreement(self, id)


def _read_agreement(view: Acting, id: int) -> tuple[Any, str]:
    return queries.get_agreement(id), view.get_address("catalogue-api:agreement-detail", id=id)


class PackagePropose(ListView, Acting):
    """The proposed contents of a package that wait for a decision."""

    reads, acts = "listPackageProposals", "proposePackageVersion"
    answer, made = serializers.CatalogueProposal, serializers.Proposed
    thing, body = PackageDetail, serializers.PackageProposalBody
    order = ("starts_on", "id")

    def list_lines(self, code: str) -> Iterable[Any]:
        _require_package(code)
        found = queries.list_open_package_proposals(code)
        return [line for line in found if line.proposed_on <= self.as_of]

    def act(self, data: dict[str, Any], code: str) -> tuple[Any, str]:
        """Propose the contents of a package; nothing changes until a body decides."""
        title, text = data.pop("title"), data.pop("text")
        on = data.pop("proposed_on", self.as_of)
        contents = tuple((name, Level(level)) for name, level in data.pop("contents").items())
        made = actions.propose_package_version(
            draft=PackageDraft(package_code=code, contents=contents, **data),
            title=title, text=text, proposed_on=on, actor=self.actor,
        )  # fmt: skip
        return made, _get_address(self, made)


class PricePropose(ListView, Acting):
    """The proposed prices that wait for a decision."""

    reads, acts = "listPriceProposals", "proposePrice"
    answer, made = serializers.CatalogueProposal, serializers.Proposed
    body, order = serializers.PriceProposalBody, ("starts_on", "id")

    def list_lines(self) -> Iterable[Any]:
        found = queries.list_open_price_proposals()
        return [line for line in found if line.proposed_on <= self.as_of]

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Propose the price of a service; nothing changes until a body decides."""
        title, text = data.pop("title"), data.pop("text")
        on = data.pop("proposed_on", self.as_of)
        draft = PriceDraft(**{**data, "unit": Unit(data["unit"])})
        made = actions.propose_price(
            draft=draft, title=title, text=text, proposed_on=on, actor=self.actor
        )
        return made, _get_address(self, made)


def _require_package(code: str) -> None:
    try:
        queries.get_package(code)
    except queries.UnknownPackage as refusal:
        raise NotThere() from refusal


def _get_address(view: Acting, made: Proposed) -> str:
    return view.get_address("governance-api:proposal-detail", id=made.governance_proposal_id)
