# SPDX-License-Identifier: EUPL-1.2
"""What `bodemplaat verify` finds wrong in the catalogue of one arrangement."""

from bodemplaat.catalogue.models import (
    AgreementTerm,
    CharterVersion,
    OfferingTerms,
    PackageVersion,
    Price,
    VariationLimit,
)
from bodemplaat.catalogue.values import Side
from bodemplaat.foundation import sentences
from bodemplaat.governance import queries as governance_queries


def find_damage() -> list[str]:
    """Return what holds without the decision or the signatures that it needs, in Dutch."""
    return [*_find_undecided(), *_find_unsigned()]


def _find_undecided() -> list[str]:
    adopted = {
        decision.id: (decision.kind, decision.effective_on)
        for decision in governance_queries.list_decisions()
    }
    damage = []
    for model, kind, relation in (
        (PackageVersion, "package", "package"),
        (Price, "price", "service"),
        (CharterVersion, "charter", "proposal"),
        (OfferingTerms, "price", "offering"),
        (VariationLimit, "package", "service"),
    ):
        for row in model.objects.select_related("proposal", relation).order_by("id"):
            where = f"{sentences.word(kind)} {row.pk} ({getattr(row, relation)})"
            if adopted.get(row.decision_id) != (kind, row.proposal.starts_on):
                damage.append(f"{where}: het besluit hoort hier niet bij")
            if isinstance(row, OfferingTerms) and row.extra_cents != row.proposal.extra_cents:
                damage.append(f"{where}: het bedrag is anders dan is voorgesteld")
            if isinstance(row, Price) and row.cents_per_unit != row.proposal.cents_per_unit:
                damage.append(f"{where}: het bedrag is anders dan is voorgesteld")
    return damage


def _find_unsigned() -> list[str]:
    terms = AgreementTerm.objects.select_related("agreement").order_by("id")
    return [
        f"overeenkomst {term.agreement.number} is van kracht zonder twee handtekeningen"
        for term in terms.prefetch_related("agreement__signatures")
        if {found.side for found in term.agreement.signatures.all()} != set(Side)
    ]
