# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.foundation.models import AuditRecord
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Relation

pytestmark = pytest.mark.django_db


class TestParticipation:
    def test_ends_by_a_merger_and_the_successor_takes_part_from_that_day(self):
        merged = factories.make_partnership(codes=("0064", "0104", "0710"))

        with merged.context():
            actor = merged.actor(at=factories.moment(2010, 12, 1))
            for code in ("0064", "0104", "0710"):
                actions.end_participation(
                    participant_code=code, ends_before=date(2011, 1, 1), successor_code="1900",
                    source="Wet", reason="Herindeling", actor=actor,
                )
            actions.register_participant(code="1900", source="Wet", actor=actor)
            actions.start_participation(
                participant_code="1900", starts_on=date(2011, 1, 1), relation=Relation.OWNER,
                source="Wet", actor=actor,
            )

            before = queries.list_participants_on(on=date(2010, 12, 31))
            after = queries.list_participants_on(on=date(2011, 1, 1))
            as_known_earlier = queries.list_participants_on(
                on=date(2011, 1, 1), known_at=factories.moment(2010, 6, 1)
            )
            assert [line.code for line in before] == ["0064", "0104", "0710"]
            assert [line.code for line in after] == ["1900"]
            assert [line.code for line in as_known_earlier] == ["0064", "0104", "0710"]
            year = Period.of_year(2010)
            lines = queries.list_participations(period=year)
            assert {line.successor_code for line in lines} == {"1900"}
            last = AuditRecord.objects.order_by("-seq").first()
            assert last.code == "organisations.participation.started"
