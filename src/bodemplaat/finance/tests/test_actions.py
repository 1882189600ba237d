# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from bodemplaat.finance import actions, permissions, queries
from bodemplaat.finance.models import Entry, Journal, KeyVersion
from bodemplaat.finance.rules import journal_files, weights
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.factories import JOURNAL, controller
from bodemplaat.finance.values import EntryDraft, ImportRow, KeyKind, RunState, SettlementKind
from bodemplaat.foundation import audit, sentences
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance.tests import factories as governance_factories
from bodemplaat.governance.values import Choice, Vote
from bodemplaat.kernel import files, ledger
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db


def import_file(made, text, **changes):
    values = {"year": 2010, "source": "b.csv", "actor": controller(made), **changes}
    content = text if isinstance(text, bytes) else text.encode()
    return actions.import_journal(content=content, **values)


class TestProposeKeyVersion:
    @pytest.mark.feature("D264")
    def test_waits_and_takes_effect_by_the_body_that_decides_on_keys(self):
        made = factories.make_finance()
        with made.context():
            proposal = factories.propose_key(made)
            waiting = queries.list_key_versions(period=Period.of_year(2010))

            decision = factories.decide(made, proposal, date(2009, 11, 2))

            (version,) = queries.list_key_versions(period=Period.of_year(2010))
            assert waiting == ()
            assert version.decision["reference"] == decision.reference
            assert AuditRecord.objects.filter(code="finance.key.adopted").count() == 1

    @pytest.mark.feature("D264")
    def test_is_refused_to_the_wrong_body_and_changes_nothing(self):
        made = factories.make_finance()
        with made.context():
            proposal = factories.propose_key(made)
            secretary = governance_factories.make_actor(
                made, Role.SECRETARY, date(2009, 11, 2), account_id=2, code="0064"
            )

            with pytest.raises(governance_actions.WrongBody) as refused:
                governance_actions.decide(
                    proposal_id=proposal, body_code="AB", actor=secretary, reference="AB-1",
                    votes=[Vote(Choice.FOR, participant_code="0064")],
                    decided_on=date(2009, 11, 2),
                )

            assert "Dagelijks Bestuur" in sentences.render(refused.value, "nl")
            assert KeyVersion.objects.count() == 0

    @pytest.mark.feature("D077")
    def test_ends_the_version_before_it_and_keeps_what_was_known(self):
        made = factories.make_finance()
        with made.context():
            factories.decide(made, factories.propose_key(made), date(2009, 11, 2))
            row = actions.propose_key_version(
                key_code="inwoners", kind=KeyKind.EQUAL, starts_on=date(2010, 7, 1),
                reason="Gelijk.", proposed_on=date(2010, 4, 1),
                actor=controller(made, date(2010, 4, 1)),
            )

            factories.decide(made, row.proposal_id, date(2010, 5, 1))

            now = queries.list_key_versions(period=Period.of_year(2010))
            then = queries.list_key_versions(
                period=Period.of_year(2010), known_at=controller(made).at
            )
            assert [(v.kind, v.starts_on, v.ends_before) for v in now] == [
                (KeyKind.MEASURED, date(2010, 1, 1), date(2010, 7, 1)),
                (KeyKind.EQUAL, date(2010, 7, 1), None),
            ]
            assert [(v.kind, v.ends_before) for v in then] == [(KeyKind.MEASURED, None)]

    def test_leaves_a_later_version_that_was_decided_already(self):
        made = factories.make_finance()
        with made.context():
            factories.decide(
                made, factories.propose_key(made, starts_on=date(2011, 1, 1)), date(2009, 11, 2)
            )
            earlier = factories.propose_key(made, starts_on=date(2010, 1, 1))

            factories.decide(made, earlier, date(2009, 12, 1))

            found = queries.list_key_versions(period=Period(date(2010, 1, 1), None))
            assert [(v.starts_on, v.ends_before) for v in found] == [
                (date(2010, 1, 1), date(2011, 1, 1)), (date(2011, 1, 1), None),
            ]

    def test_refuses_percentages_that_are_not_a_hundred(self):
        made = factories.make_finance()
        with made.context(), pytest.raises(weights.NotAHundredPercent):
            actions.propose_key_version(
                key_code="inwoners", kind=KeyKind.FIXED, starts_on=date(2010, 1, 1), reason="x",
                shares={"0064": Fraction(50)}, proposed_on=date(2009, 10, 1),
                actor=controller(made),
            )

    def test_refuses_a_municipality(self):
        made = factories.make_finance()
        alderman = governance_factories.make_actor(
            made, Role.ALDERMAN, date(2009, 10, 1), account_id=3, code="0064"
        )
        with made.context(), pytest.raises(permissions.NotAllowed):
            actions.propose_key_version(
                key_code="inwoners", kind=KeyKind.EQUAL, starts_on=date(2010, 1, 1), reason="x",
                proposed_on=date(2009, 10, 1), actor=alderman,
            )


class TestImportJournal:
    def test_posts_one_balanced_journal_and_the_same_file_only_once(self):
        made = factories.make_finance()
        with made.context():
            first = import_file(made, JOURNAL)
            again = import_file(made, JOURNAL)

            assert again.pk == first.pk
            assert sum(Entry.objects.values_list("cents", flat=True)) == 0
            assert queries.sum_by_pool(year=2010) == {"netwerk": 312_400_00, "inkoop": 1_000_00}
            assert queries.find_damage() == []
            assert audit.find_damage() == []

    def test_refuses_the_same_key_with_other_content(self):
        made = factories.make_finance()
        with made.context():
            import_file(made, JOURNAL, idempotency_key="k")

            with pytest.raises(actions.SameKeyOtherContent):
                import_file(made, JOURNAL.replace("1.000,00", "1.000,01"), idempotency_key="k")
            assert Journal.objects.count() == 1

    @pytest.mark.parametrize(
        ("before", "after", "field", "code"),
        [
            ("01-02-2010", "01-02-2011", "datum", "finance.row-outside-year"),
            ("01-02-2010", "31-02-2010", "datum", "finance.row-date"),
            (";netwerk;", ";spook;", "kostenplaats", "finance.row-unknown-pool"),
            ("netwerk;inkoop", "netwerk;spook", "kostensoort", "finance.row-unknown-category"),
            ("312.400,00", "312,400.00", "bedrag", "finance.row-amount"),
            ("312.400,00", "1e5", "bedrag", "finance.row-amount"),
            ("59.356,00", "59.35,6.00", "btw", "finance.row-amount"),
            ("0104;F-2", "9999;F-2", "deelnemer", "finance.row-unknown-participant"),
            ("0104;F-2", ";F-2", "deelnemer", "finance.row-direct"),
            (";;F-1", ";0064;F-1", "deelnemer", "finance.row-shared"),
            ("Printers", "", "omschrijving", "finance.row-no-text"),
            (";;F-1", ";;F-1;extra", "", "finance.row-width"),
        ],
    )
    def test_refuses_a_wrong_row_by_row_and_field_and_posts_nothing(
        self, before, after, field, code
    ):
        made = factories.make_finance()
        with made.context():
            with pytest.raises(actions.RowsRefused) as refused:
                import_file(made, JOURNAL.replace(before, after))

            (error,) = refused.value.errors
            assert (error.field, error.code) == (field, code)
            assert error.row in (2, 3)
            assert Journal.objects.count() == 0

    @pytest.mark.parametrize(
        ("content", "refusal"),
        [
            (JOURNAL.replace("Printers", "Privé").encode("cp1252"), files.NotUtf8),
            (JOURNAL.replace("Printers", "P\0").encode(), files.NotUtf8),
            (b"x" * 50_000_001, files.FileTooLarge),
            (b"datum;kostenplaats\n1;2\n", journal_files.MissingColumn),
            (b"", journal_files.NoRows),
            (JOURNAL.replace("Printers", '"Prin').encode(), journal_files.NotCsv),
        ],
    )
    def test_refuses_a_file_that_cannot_be_read(self, content, refusal):
        made = factories.make_finance()
        with made.context():
            with pytest.raises(refusal):
                import_file(made, content)

            assert Journal.objects.count() == 0

    def test_takes_other_headers_by_a_mapping(self):
        made = factories.make_finance()
        with made.context():
            text = JOURNAL.replace("bedrag", "Amount EUR")

            import_file(made, text, mapping={"bedrag": "amount eur"})

            assert Journal.objects.count() == 1

    def test_refuses_a_closed_year(self):
        made = factories.make_finance()
        with made.context():
            actions.close_year(year=2010, actor=controller(made))

            with pytest.raises(actions.YearClosed):
                import_file(made, JOURNAL)


class TestPostJournal:
    def test_refuses_a_journal_that_does_not_balance(self):
        made = factories.make_finance()
        drafts = [EntryDraft(row, "4000", 100, date(2010, 1, 1)) for row in (1, 2)]
        with made.context(), pytest.raises(ledger.Unbalanced):
            actions.post_journal(
                year=2010, booked_on=date(2010, 1, 1), text="x", source="x", entries=drafts,
                idempotency_key="x", actor=controller(made),
            )

    def test_is_guarded_by_the_database_itself(self):
        made = factories.make_booked()
        with made.context():
            entry = Entry.objects.order_by("pk").first()
            entry.pk, entry.row = None, 99
            with pytest.raises(IntegrityError), transaction.atomic():
                entry.save(force_insert=True)
            for statement in ("UPDATE finance_entry SET cents = 0", "DELETE FROM finance_journal"):
                with (
                    pytest.raises(DatabaseError, match="permission denied"),
                    transaction.atomic(),
                    connection.cursor() as cursor,
                ):
                    cursor.execute(statement)


    def test_takes_no_line_more_once_it_is_posted(self):
        made = factories.make_booked()
        with made.context():
            first = Entry.objects.order_by("pk").first()
            added = [
                Entry(
                    arrangement_id=first.arrangement_id, journal_id=first.journal_id, row=row,
                    account_id=first.account_id, cents=cents, booked_on=first.booked_on,
                )
                for row, cents in ((98, 100), (99, -100))
            ]

            with pytest.raises(IntegrityError, match="posted before"), transaction.atomic():
                Entry.objects.bulk_create(added)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE finance_journalcounter SET seq = seq - 1",
            "UPDATE finance_journalcounter SET seq = seq + 1",
            "UPDATE finance_journalcounter SET hash = ''",
        ],
    )
    def test_is_followed_by_the_end_of_the_ledger_alone(self, statement):
        made = factories.make_booked()
        with (
            made.context(),
            pytest.raises(IntegrityError, match="end of the ledger"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    def test_leaves_no_number_out(self):
        made = factories.make_booked()
        with made.context():
            last = Journal.objects.order_by("-seq").first()
            last.pk, last.seq, last.idempotency_key = None, last.seq + 2, "y"
            last.previous_hash, last.year = last.hash, 2030

            with pytest.raises(IntegrityError, match="not the next"), transaction.atomic():
                last.save(force_insert=True)


class TestReverseJournal:
    def test_mirrors_every_line_with_its_dimensions_once(self):
        made = factories.make_booked()
        with made.context():
            actions.reverse_journal(
                seq=1, booked_on=date(2010, 12, 1), reason="fout", actor=controller(made)
            )

            assert queries.sum_by_pool(year=2010) == {"netwerk": 0, "inkoop": 0}
            with pytest.raises(actions.AlreadyReversed):
                actions.reverse_journal(
                    seq=1, booked_on=date(2010, 12, 1), reason="fout", actor=controller(made)
                )
            with pytest.raises(actions.UnknownJournal):
                actions.reverse_journal(
                    seq=9, booked_on=date(2010, 12, 1), reason="fout", actor=controller(made)
                )


class TestProposeSettlement:
    def propose(self, made, on=date(2011, 3, 1)):
        return actions.propose_settlement(
            year=2010, kind=SettlementKind.FINAL, as_of=date(2010, 12, 31), proposed_on=on,
            actor=controller(made, on),
        )

    def test_is_adopted_by_decision_and_read_from_its_pin_for_ever(self):
        made = factories.make_booked()
        with made.context():
            row = self.propose(made)
            factories.decide(made, factories.find_open_proposal(date(2011, 3, 2)),
                             date(2011, 4, 1))
            import_file(
                made, JOURNAL.replace("F-1", "F-3"), actor=controller(made, date(2011, 5, 1))
            )

            settled = queries.get_settlement(year=2010, kind=SettlementKind.FINAL)
            anew = queries.compute_settlement(year=2010, kind=SettlementKind.FINAL)

            assert settled.digest == row.digest
            assert settled.net_cents == 313_400_00
            assert anew.net_cents == 2 * 313_400_00
            assert settled.input.decision["reference"]
            (run,) = queries.list_runs()
            assert run.state == RunState.ADOPTED

    def test_gives_the_same_numbers_as_known_at_the_time(self):
        made = factories.make_booked()
        with made.context():
            row = self.propose(made)
            import_file(
                made, JOURNAL.replace("F-1", "F-3"), actor=controller(made, date(2011, 5, 1))
            )

            then = queries.compute_settlement(
                year=2010, kind=SettlementKind.FINAL, known_at=row.known_at
            )

            assert then.digest == row.digest

    def test_explains_every_contribution_to_the_cent(self):
        made = factories.make_booked()
        with made.context():
            for code in factories.CODES:
                root = queries.explain_contribution(
                    year=2010, kind=SettlementKind.FINAL, code=code
                )

                assert root.parts[0].parts[0].decision["body"] == "Dagelijks Bestuur"

    def test_is_superseded_by_a_later_one(self):
        made = factories.make_booked()
        with made.context():
            for on in (date(2011, 3, 1), date(2011, 6, 1)):
                self.propose(made, on)
                factories.decide(made, factories.find_open_proposal(on), on)

            states = [run.state for run in queries.list_runs()]
            assert states == [RunState.ADOPTED, RunState.SUPERSEDED]

    def test_is_refused_while_another_one_waits(self):
        made = factories.make_booked()
        with made.context():
            self.propose(made)

            with pytest.raises(actions.SettlementWaits):
                self.propose(made)
            assert len(queries.list_runs()) == 1

    def test_is_refused_without_any_cost(self):
        made = factories.make_finance()
        with made.context(), pytest.raises(queries.NothingBooked):
            self.propose(made)

    def test_waits_no_longer_when_it_is_taken_back(self):
        made = factories.make_booked()
        with made.context():
            row = self.propose(made)
            governance_actions.withdraw(
                proposal_id=factories.find_open_proposal(date(2011, 3, 2)), reason="te vroeg",
                withdrawn_on=date(2011, 3, 2), actor=controller(made, date(2011, 3, 2)),
            )

            assert [run.state for run in queries.list_runs()] == [RunState.WITHDRAWN]
            assert queries.list_contributions() == ()
            with pytest.raises(actions.NotProposed):
                actions.close_settlement(
                    run_id=row.pk, state=RunState.REJECTED, on=date(2011, 3, 3),
                    actor=controller(made, date(2011, 3, 3)),
                )

    def test_shows_damage_to_a_pin(self):
        made = factories.make_booked()
        with made.context():
            row = self.propose(made)
            whole = queries.find_damaged_runs()
            row.pk, row.digest = None, "0" * 64
            row.save(force_insert=True)

            assert whole == []
            assert queries.find_damaged_runs() == [
                "afrekening 2010 (eindafrekening): het controlegetal klopt niet"
            ]


class TestProposeBudget:
    def test_settles_a_budget_once_it_is_adopted(self):
        made = factories.make_finance()
        lines = [ImportRow(1, date(2010, 1, 1), "netwerk", "inkoop", "Lijnen", 90_000_00, 0,
                           None, "")]
        with made.context():
            for code, value in factories.INHABITANTS.items():
                organisation_actions.record_fact(
                    participant_code=code, measure="inhabitants", value=value, source="telling",
                    reference_on=date(2009, 1, 1), actor=controller(made, date(2009, 2, 1)),
                )
            factories.decide(made, factories.propose_key(made), date(2009, 11, 2))
            on = date(2009, 9, 1)
            budget = actions.draft_budget(
                year=2010, text="Begroting", lines=lines, actor=controller(made, on)
            )
            with pytest.raises(queries.NothingBooked):
                queries.compute_settlement(year=2010, kind=SettlementKind.BUDGET)
            proposal = actions.propose_budget(
                budget_id=budget.pk, proposed_on=on, actor=controller(made, on)
            )

            decision = factories.decide(made, proposal, date(2009, 12, 1))

            settled = queries.compute_settlement(year=2010, kind=SettlementKind.BUDGET)
            assert settled.net_cents == 90_000_00
            assert settled.input.decision["reference"] == decision.reference
            with pytest.raises(actions.AlreadyProposed):
                actions.propose_budget(
                    budget_id=budget.pk, proposed_on=on, actor=controller(made, on)
                )

    def test_refuses_an_empty_one(self):
        made = factories.make_finance()
        with made.context(), pytest.raises(actions.EmptyBudget):
            actions.draft_budget(year=2010, text="x", lines=[], actor=controller(made))
