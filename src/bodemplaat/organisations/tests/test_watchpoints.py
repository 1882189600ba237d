# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest

from bodemplaat.foundation import sentences
from bodemplaat.organisations import actions, indicators, queries, watchpoints
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import RegisterLine, RegisterSource

pytestmark = pytest.mark.django_db
ON = date(2012, 1, 1)


@pytest.fixture
def made():
    """A partnership of two with a fact each, seen as its shared service organisation does."""
    made = factories.make_partnership(codes=("0064", "0104"))
    with made.context():
        for code, value in (("0064", 9_500), ("0104", 10_500)):
            actions.record_fact(
                participant_code=code, measure="inhabitants", reference_on=date(2011, 1, 1),
                value=value, source="telling", actor=made.actor(),
            )
        yield made


def state_total(made, value):
    actions.record_stated_total(
        measure="inhabitants", reference_on=date(2011, 1, 1), value=Fraction(value),
        source="sheet 3", actor=made.actor(),
    )


class TestTotalsDiffer:
    @pytest.mark.feature("D006")
    def test_shows_both_values_with_their_source(self, made):
        state_total(made, 21_000)

        (found,) = watchpoints.find_differing_totals(on=ON, known_at=None)

        said = sentences.write("organisations.totals-differ", found.values, "nl")
        assert "inwoners op 1 januari 2011: 21.000 en 20.000." in said
        rows = [
            sentences.write("organisations.totals-differ.evidence", row.values, "nl")
            for row in found.evidence
        ]
        assert rows == [
            "sheet 3: 21.000 inwoners op 1 januari 2011",
            "Bodemplaat: 20.000 inwoners op 1 januari 2011",
        ]

    def test_is_silent_where_they_agree_and_before_the_day(self, made):
        state_total(made, 20_000)
        assert list(watchpoints.find_differing_totals(on=ON, known_at=None)) == []

    def test_is_silent_before_the_day_that_it_is_about(self, made):
        state_total(made, 21_000)

        assert list(watchpoints.find_differing_totals(on=date(2010, 12, 31), known_at=None)) == []


class TestRegistersDiffer:
    @pytest.mark.feature("D006")
    def test_names_a_participant_whose_name_differs_and_nobody_else(self, made):
        lines = [
            RegisterLine(
                source=RegisterSource.CBS, code=code, name=name, province="", starts_on=None,
                ends_before=None, successor_code="",
            )
            for code, name in {**factories.NAMES, "0064": "Boalsert", "0710": "Anders"}.items()
        ]
        actions.import_register(
            lines=lines, description="test", recorded_at=factories.moment(2012),
            recorded_by="Test",
        )

        found = list(watchpoints.find_differing_registers(on=ON, known_at=None))

        assert [one.values["code"] for one in found] == ["0064"]
        said = sentences.write("organisations.registers-differ", found[0].values, "nl")
        assert said.startswith("De registers verschillen over Bolsward: naam.")
        assert {row.values["value"] for row in found[0].evidence} == {"Bolsward", "Boalsert"}


class TestQuestionOpen:
    def test_is_there_from_the_day_it_was_asked(self, made):
        actions.record_open_question(
            code="zetel", question="Waar zetelt de regeling?", detail="De bron zwijgt.",
            source="sheet 2", asked_on=ON, actor=made.actor(),
        )

        (found,) = watchpoints.find_open_questions(on=ON, known_at=None)
        assert (found.key, found.values["asked_on"]) == ("zetel", ON)
        assert list(watchpoints.find_open_questions(on=date(2011, 12, 31), known_at=None)) == []


class TestIndicator:
    @pytest.mark.feature("D005")
    def test_gives_each_participant_and_all_together_with_the_rows_behind_it(self, made):
        readings = list(indicators.list_inhabitants(on=ON, known_at=None))

        ids = [queries.get_participant(code).id for code in ("0064", "0104")]
        assert [(one.participant_id, one.value) for one in readings] == [
            (ids[0], 9_500), (ids[1], 10_500), (None, 20_000),
        ]
        assert all(one.is_explained for one in readings)
        said = sentences.write(
            "organisations.inhabitants.source", readings[0].sources[0].values, "nl"
        )
        assert said == "Bolsward: 9.500 inwoners op 1 januari 2011. Bron: telling"

    def test_takes_the_last_value_and_knows_nothing_of_later(self, made):
        actions.record_fact(
            participant_code="0064", measure="inhabitants", reference_on=ON, value=9_600,
            source="telling", actor=made.actor(),
        )

        (now, *_) = indicators.list_inhabitants(on=ON, known_at=None)
        (before, *_) = indicators.list_inhabitants(on=date(2011, 12, 31), known_at=None)
        assert (now.value, before.value) == (9_600, 9_500)
        assert list(indicators.list_inhabitants(on=ON, known_at=factories.moment(2011))) == []

    def test_of_what_is_not_measured_gives_nothing(self, made):
        assert list(indicators.list_fte(on=ON, known_at=None)) == []
        assert list(indicators.list_workplaces(on=ON, known_at=None)) == []
