# SPDX-License-Identifier: EUPL-1.2
"""Where a municipality takes part elsewhere, and what everybody reads of who takes part here."""

from datetime import date
from typing import Any

import pytest

from bodemplaat.foundation import audit, sentences, tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Relation, Role

pytestmark = pytest.mark.django_db
SAFETY = {"name": "Veiligheidsregio Fryslân", "tasks": "brandweer", "source": "proef",
          "starts_on": date(2012, 1, 1)}  # fmt: skip


@pytest.fixture
def made() -> factories.Partnership:
    return factories.make_partnership(codes=("0064", "0104"))


def secretary(made: factories.Partnership, code: str) -> Any:
    return made.actor(
        Role.SECRETARY, participant_code=code, at=factories.moment(2013),
        participant_id=queries.get_participant(code).id,
    )  # fmt: skip


class TestMembership:
    def test_is_told_by_the_municipality_itself_and_not_by_another(self, made):
        with made.context():
            own, other = secretary(made, "0064"), secretary(made, "0104")
            actions.record_membership(participant_code="0064", actor=own, **SAFETY)
            with pytest.raises(actions.NotYourRole):
                actions.record_membership(participant_code="0064", actor=other, **SAFETY)
            (line,) = queries.list_memberships(queries.get_participant("0064").id)

        assert (line.name, line.slug) == ("Veiligheidsregio Fryslân", "veiligheidsregio-fryslan")

    def test_stands_there_once_for_a_day_and_again_after_its_end(self, made):
        with made.context():
            actor = made.actor()
            of = {"participant_code": "0064", "actor": actor}
            actions.record_membership(**of, **SAFETY, ends_before=date(2013, 1, 1))
            with pytest.raises(actions.MembershipOverlaps) as refused:
                actions.record_membership(**of, **(SAFETY | {"starts_on": date(2012, 7, 1)}))
            actions.record_membership(**of, **(SAFETY | {"starts_on": date(2013, 1, 1)}))
            count = len(queries.list_all_memberships())

        assert count == 2
        assert "Corrigeer wat er staat" in sentences.render(refused.value)

    def test_is_corrected_for_a_reason_and_the_old_one_stays_known(self, made):
        with made.context():
            number = actions.record_membership(
                participant_code="0064", actor=made.actor(), **SAFETY
            )
            of = {"membership_id": number, "actor": made.actor(at=factories.moment(2013))}
            with pytest.raises(actions.CorrectionWithoutReason):
                actions.amend_membership(**of, **SAFETY, reason="")
            with pytest.raises(actions.MembershipUnchanged):
                actions.amend_membership(**of, **SAFETY, reason="Zomaar")
            ended = SAFETY | {"ends_before": date(2014, 1, 1)}
            actions.amend_membership(**of, **ended, reason="Opgezegd")
            with pytest.raises(actions.UnknownMembership):
                actions.amend_membership(**of, **ended, reason="Opgezegd")
            (now,) = queries.list_all_memberships()
            (then,) = queries.list_all_memberships(factories.moment(2012, 6))

        assert (then.ends_before, now.ends_before) == (None, date(2014, 1, 1))
        assert (now.reason, now.replaces_id) == ("Opgezegd", number)


class TestPublication:
    def test_tells_everybody_who_takes_part_and_nothing_before_or_after(self, made):
        with made.context():
            with pytest.raises(actions.NotYourRole):
                actions.publish_memberships(actor=made.actor(Role.SSO_CONTROLLER))
            director = made.actor(Role.SSO_DIRECTOR, at=factories.moment(2013))
            with pytest.raises(actions.NotPublished):
                actions.withdraw_memberships(reason="Op verzoek", actor=director)
        shown = []
        for act in (
            lambda: None,
            lambda: actions.publish_memberships(actor=director),
            lambda: actions.withdraw_memberships(reason="Op verzoek", actor=director),
        ):
            with made.context():
                act()
            with tenancy.context(0, scope="public"):
                shown.append([line.name for line in queries.list_published_memberships(["0064"])])

        assert shown == [[], ["Bolsward"], []]
        with made.context():
            codes = list(AuditRecord.objects.order_by("seq").values_list("code", flat=True))[-2:]
        assert codes == [
            "organisations.memberships.published", "organisations.memberships.withdrawn"
        ]  # fmt: skip

    def test_follows_who_takes_part(self, made):
        with made.context():
            actor = made.actor(Role.SSO_DIRECTOR, at=factories.moment(2013))
            actions.publish_memberships(actor=actor)
            recorder = made.actor(at=factories.moment(2013, 2))
            actions.register_participant(code="0710", source="proef", actor=recorder)
            actions.start_participation(
                participant_code="0710", starts_on=date(2013, 3, 1), relation=Relation.CUSTOMER,
                source="proef", actor=recorder,
            )  # fmt: skip
            actions.end_participation(
                participant_code="0064", ends_before=date(2014, 1, 1), source="proef",
                reason="Uittreding", actor=recorder,
            )  # fmt: skip
            lines = {line.code: line for line in queries.list_own_published(made.id)}

            assert audit.find_damage() == []

        assert set(lines) == {"0064", "0104", "0710"}
        assert lines["0064"].ends_before == date(2014, 1, 1)

    def test_is_withdrawn_for_a_reason(self, made):
        with made.context():
            director = made.actor(Role.SSO_DIRECTOR, at=factories.moment(2013))
            actions.publish_memberships(actor=director)
            with pytest.raises(actions.NoReason):
                actions.withdraw_memberships(reason=" ", actor=director)
            assert len(queries.list_own_published(made.id)) == 2
