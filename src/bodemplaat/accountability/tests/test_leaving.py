# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.accountability import queries, watchpoints
from bodemplaat.accountability.values import HangingKind
from bodemplaat.catalogue import actions as catalogue_actions
from bodemplaat.catalogue import queries as catalogue_queries
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.values import AgreementState
from bodemplaat.foundation import audit
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import SeatRole
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.tests import visitors
from bodemplaat.organisations.tests.factories import moment
from bodemplaat.organisations.values import PostKind, Role

pytestmark = pytest.mark.django_db
DAY, BEFORE = date(2011, 1, 1), date(2010, 12, 31)


@pytest.fixture
def made():
    """A partnership in which Bolsward has a seat, votes, an agreement, a draft and a post."""
    partnership = factories.make_partnership()
    with partnership.context():
        governance_actions.set_vote_weight(
            participant_code="0064", votes=3, starts_on=date(2004, 1, 1), article="art. 9",
            actor=partnership.actor(Role.SSO_DIRECTOR, at=moment(2004)),
        )  # fmt: skip
        first = factories.draft_agreement(
            partnership, starts_on=date(2010, 1, 1), ends_before=date(2012, 1, 1),
            at=moment(2009, 11),
        )  # fmt: skip
        factories.sign_both(partnership, first, moment(2009, 11))
        factories.draft_agreement(
            partnership, starts_on=date(2012, 1, 1), ends_before=None, at=moment(2010, 3)
        )
        post_id = organisations_actions.register_post(
            participant_code="0064", kind=PostKind.CONTRACT_MANAGER,
            actor=partnership.actor(at=moment(2009)),
        )  # fmt: skip
        organisations_actions.seat_person(
            post_id=post_id, name="Anke Visser", starts_on=date(2009, 1, 1), source="test",
            actor=partnership.actor(at=moment(2009)),
        )  # fmt: skip
    return partnership


def merge(made):
    """Record, in the middle of 2010, that Bolsward merges on New Year's day."""
    organisations_actions.record_succession(
        participant_code="0064", takes_effect_on=DAY, successors=[("1900", None)],
        source="wet", reason="herindeling", actor=made.actor(at=moment(2010, 6)),
    )  # fmt: skip


def read_voices(on, **known):
    seats = governance_queries.list_seats("DB", on, **known)
    weights = governance_queries.list_vote_weights(on=on, **known)
    return [one.participant_code for one in seats], [one.participant_code for one in weights]


class TestMerger:
    @pytest.mark.feature("D106")
    def test_ends_participation_votes_and_agreements_from_that_day_only(self, made):
        with made.context():
            merge(made)

            members, agreements = (
                [
                    [one.participant_code if named else one.code for one in find(on)]
                    for on in (BEFORE, DAY)
                ]
                for named, find in (
                    (False, lambda on: organisations_queries.list_participants_on(on=on)),
                    (True, catalogue_queries.list_agreements),
                )
            )
            assert members == [["0064", "0104"], ["0104"]]
            assert agreements == [["0064"], []]
            assert read_voices(BEFORE) == (["0064", "0104"], ["0064"])
            assert read_voices(DAY) == (["0104"], [])
            assert read_voices(DAY, known_at=moment(2010, 5)) == (["0064", "0104"], ["0064"])
            states = {one.state for one in catalogue_queries.list_all_agreements()}
            assert states == {AgreementState.ENDED, AgreementState.WITHDRAWN}
            assert audit.find_damage() == []

    def test_lists_what_still_hangs_and_warns_three_months_ahead(self, made):
        with made.context():
            merge(made)
            leaver = queries.find_leaver("0064")
            (term,) = queries.list_hanging(leaver, on=BEFORE)
            assert (term.kind, term.title) == (HangingKind.TERM, "contract-manager")
            early, late = (
                list(watchpoints.find_hanging(on=on, known_at=None))
                for on in (date(2010, 9, 1), date(2010, 11, 1))
            )
            assert (early, [one.key for one in late]) == ([], ["0064"])
            organisations_actions.end_tenure(
                tenure_id=term.url_kwargs["pk"], ends_before=DAY, reason="herindeling",
                actor=made.actor(at=moment(2010, 7)),
            )  # fmt: skip
            assert queries.list_hanging(leaver, on=BEFORE) == ()
            assert list(watchpoints.find_hanging(on=BEFORE, known_at=None)) == []

    def test_refuses_what_would_begin_later_and_leaves_who_stays_alone(self, made):
        with made.context():
            merge(made)
            assert queries.find_leaver("0104") is None
            with pytest.raises(catalogue_actions.OutsideParticipation):
                factories.draft_agreement(
                    made, starts_on=DAY, ends_before=None, at=moment(2010, 8)
                )

    def test_names_the_body_and_no_person_where_a_seat_came_after_the_end_was_recorded(self, made):
        with made.context():
            merge(made)
            actor = made.actor(Role.SSO_DIRECTOR, at=moment(2010, 8))
            governance_actions.seat_member(
                body_code="DB", person_name="Wieke de Haan", role=SeatRole.MEMBER,
                starts_on=date(2010, 8, 1), participant_code="0064", source="test", actor=actor,
            )  # fmt: skip
            governance_actions.set_vote_weight(
                participant_code="0064", votes=2, starts_on=date(2010, 12, 1), article="art. 9",
                actor=actor,
            )
            (finding,) = watchpoints.find_hanging(on=BEFORE, known_at=None)
        titles = {one.values["kind"]: one.values["title"] for one in finding.evidence}
        assert titles[HangingKind.SEAT.value] == "Dagelijks Bestuur"
        assert "Haan" not in str(finding)
        page = visitors.enter(made, Role.ACCOUNT_MANAGER).get(
            f"/{made.slug}/deelnemers/0064/loopt-door/"
        )
        assert "2 stemmen" in page.content.decode()


class TestPage:
    def test_gives_the_act_for_each_thing_to_the_office_alone(self, made):
        with made.context():
            merge(made)
        address = f"/{made.slug}/deelnemers/0064/loopt-door/"

        page = visitors.enter(made, Role.ACCOUNT_MANAGER).get(address).content.decode()
        assert "1 zaak loopt daarna nog door" in page
        assert "Beëindig de termijn" in page
        stays = visitors.enter(made, Role.SSO_CONTROLLER).get(address.replace("0064", "0104"))
        assert "er is niets af te ronden" in stays.content.decode()
        assert visitors.enter(made, Role.SECRETARY, "0064").get(address).status_code == 403
