# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.db import transaction

from bodemplaat.foundation import sentences
from bodemplaat.governance import actions, queries
from bodemplaat.governance.tests import factories
from bodemplaat.governance.values import Choice, MandateDraft, MandateForm, Vote
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db

CODES = ("0064", "0104", "0710")
PROPOSED_ON = date(2009, 9, 1)
DECIDED_ON = date(2009, 11, 5)


@pytest.fixture
def partnership():
    made = make_partnership(codes=CODES)
    factories.make_governance(made, CODES)
    with made.context():
        yield made


@pytest.fixture
def director(partnership):
    return factories.make_actor(partnership, Role.SSO_DIRECTOR, DECIDED_ON, account_id=7)


@pytest.fixture
def secretary(partnership):
    return factories.make_actor(
        partnership, Role.SECRETARY, DECIDED_ON, account_id=2, code="0104"
    )


@pytest.fixture
def policy(partnership, secretary):
    """Policy that the SSO proposed and on which the commission advised."""
    proposal_id = factories.propose(partnership, "policy", on=PROPOSED_ON)
    actions.advise(
        proposal_id=proposal_id, body_code="AC", opinion="positive", text="Akkoord.",
        advised_on=date(2009, 10, 1), actor=secretary,
    )  # fmt: skip
    return proposal_id


def decide(proposal_id, actor, body="AB"):
    seats = [seat for seat in queries.list_seats(body, DECIDED_ON) if seat.may_vote]
    return actions.decide(
        proposal_id=proposal_id, body_code=body, decided_on=DECIDED_ON,
        reference=f"{body} 2009-11", actor=actor,
        votes=[Vote(Choice.FOR, member_id=seat.id) for seat in seats],
    )  # fmt: skip


class TestPolicy:
    @pytest.mark.feature("D061")
    def test_is_closed_by_a_participant_and_only_proposed_by_the_sso(
        self, policy, director, secretary
    ):
        with pytest.raises(actions.PolicyNotByTheSso) as refusal, transaction.atomic():
            decide(policy, director)

        decision = decide(policy, secretary)

        assert sentences.render(refusal.value, "nl") == (
            "«Voorstel policy» gaat over beleid, en daarover besluiten de deelnemers; sso_director "
            "sso werkt voor de uitvoeringsorganisatie, die alleen voorstelt. Laat een secretaris "
            "van een deelnemer in Algemeen Bestuur dit vastleggen."
        )
        assert queries.get_decision(decision.id).kind == "policy"

    def test_leaves_other_kinds_to_the_sso(self, partnership, director):
        decision = decide(factories.propose(partnership, on=PROPOSED_ON), director, "DB")

        assert decision.kind == "package"

    @pytest.mark.feature("D061")
    def test_is_not_put_off_by_the_sso_either(self, policy, director, secretary):
        present = {"proposal_id": policy, "body_code": "AB", "met_on": DECIDED_ON, "present": []}

        with pytest.raises(actions.PolicyNotByTheSso), transaction.atomic():
            actions.record_failed_meeting(**present, actor=director)
        assert actions.record_failed_meeting(**present, actor=secretary) > 0

    def test_is_not_given_to_the_sso_by_mandate(self, director):
        draft = {
            "code": "M-1", "form": MandateForm.MANDATE, "act": "policy", "giver_code": "AB",
            "article": "artikel 3", "starts_on": DECIDED_ON,
        }  # fmt: skip

        with pytest.raises(actions.NotForTheSso):
            actions.register_mandate(
                draft=MandateDraft(**draft, holder_role="sso_director", holder_name="Directeur"),
                actor=director,
            )
        board = MandateDraft(**draft, holder_code="DB", holder_name="Dagelijks Bestuur")
        assert actions.register_mandate(draft=board, actor=director) > 0
