# SPDX-License-Identifier: EUPL-1.2
"""The charter promises everyone the same; an agreement holds what differs, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from bodemplaat.catalogue import actions, queries, rules
from bodemplaat.catalogue.models import Agreement
from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import address, count, enter, read
from bodemplaat.catalogue.values import AGREEMENT_TEXTS, Deviation, NormUnit, Origin
from bodemplaat.foundation import sentences
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance.values import SettingDraft
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010, Y2011, Y2012 = date(2010, 1, 1), date(2011, 1, 1), date(2012, 1, 1)
SOONER = Deviation(norm_code="herstel", value=Decimal(2), reason="Drie balies.")


@pytest.fixture
def made() -> factories.Partnership:
    """A partnership whose charter of 2010 promises recovery within four hours."""
    made = factories.make_partnership()
    with made.context():
        factories.register_norms(made)
        factories.adopt_charter(made, Y2010, moment(2009, 3), herstel="4", post="99.5")
    return made


def draft(made: factories.Partnership, *deviations: Deviation, code: str = "0064") -> int:
    with made.context():
        return factories.draft_agreement(
            made, code, starts_on=Y2010, ends_before=Y2012, at=moment(2009, 11),
            deviations=deviations,
        )  # fmt: skip


def sign(made: factories.Partnership, pk: int) -> None:
    with made.context():
        factories.sign_both(made, pk, moment(2009, 12))


class TestNormValue:
    @pytest.mark.parametrize(
        ("value", "unit"),
        [("-1", NormUnit.HOUR), ("100.5", NormUnit.PERCENT), ("1.005", NormUnit.HOUR),
         ("1000001", NormUnit.HOUR)],
    )  # fmt: skip
    def test_is_refused(self, value, unit):
        with pytest.raises(rules.BadNormValue):
            rules.check_norm_value(Decimal(value), unit)

    @pytest.mark.parametrize("text", ["vier", "", "NaN", "1,2,3"])
    def test_is_no_number(self, text):
        with pytest.raises(rules.BadNormValue):
            rules.parse_norm(text)


class TestDeviation:
    @pytest.mark.feature("D269")
    def test_is_kept_where_it_differs_from_the_charter(self, made):
        pk = draft(made, SOONER)

        with made.context():
            (line,) = queries.get_agreement(pk).deviations
            assert (line.value, line.charter_value) == (2, 4)
            assert AuditRecord.objects.filter(thing_id=pk, code__endswith=".drafted").exists()

    @pytest.mark.feature("D269")
    @pytest.mark.parametrize(
        ("deviation", "said"),
        [
            (Deviation(norm_code="herstel", value=Decimal("4.00"), reason="Zo."), "gelijk aan"),
            (Deviation(norm_code="herstel", value=Decimal(2), reason=" "), "Zeg waarom"),
            (Deviation(norm_code="nieuw", value=Decimal(2), reason="Zo."), "niet in het handvest"),
            (Deviation(norm_code="post", value=Decimal(101), reason="Zo."), "geen waarde"),
        ],
    )
    def test_is_refused_where_it_does_not_differ(self, made, deviation, said):
        with pytest.raises(Refusal) as refused:
            draft(made, deviation)

        assert said in sentences.render(refused.value)
        with made.context():
            assert queries.list_unsigned() == ()

    def test_stands_there_once(self, made):
        with pytest.raises(actions.NormTwice):
            draft(made, SOONER, SOONER)

    @pytest.mark.feature("D269")
    def test_is_refused_where_the_rules_have_agreements_without(self, made):
        with made.context():
            governance_actions.set_rule_set(
                title="Alleen DVO", article_source="test", adopted_by="raden",
                starts_on=date(2009, 6, 1), rules=[],
                settings=[SettingDraft("agreement_form", "agreement-only", "artikel 4")],
                actor=factories.director(made, moment(2009, 5)),
            )  # fmt: skip

        with pytest.raises(actions.AgreementOnly):
            draft(made, SOONER)


class TestNormsInForce:
    @pytest.mark.feature("D327", "D295")
    def test_come_from_the_charter_unless_the_agreement_deviates(self, made):
        sign(made, draft(made, SOONER))

        with made.context():
            charter = queries.find_charter(Y2010)
            agreement = queries.find_agreement_on(participant_code="0064", on=Y2010)
            norms = rules.list_norms_in_force(charter, agreement, Y2010)
            others = rules.list_norms_in_force(charter, None, Y2010)
        assert [(one.norm.code, one.value, one.origin) for one in norms] == [
            ("herstel", 2, Origin.AGREEMENT), ("post", Decimal("99.5"), Origin.CHARTER),
        ]  # fmt: skip
        assert norms[0].is_better and not norms[1].is_better
        assert [one.value for one in others] == [4, Decimal("99.5")]

    def test_tell_of_a_deviation_that_a_later_charter_promises_everyone(self, made):
        sign(made, draft(made, SOONER))
        with made.context():
            factories.adopt_charter(made, Y2011, moment(2010, 9), herstel="2")
            agreement = queries.find_agreement_on(participant_code="0064", on=Y2011)
            (norm,) = rules.list_norms_in_force(queries.find_charter(Y2011), agreement, Y2011)

        assert norm.is_idle


class TestCharter:
    @pytest.mark.feature("D295")
    def test_is_published_with_its_norms_per_version_and_cited_by_each_agreement(self, made):
        pk = draft(made)
        with made.context():
            factories.adopt_charter(made, Y2011, moment(2010, 9), herstel="3")
        client = enter(made, Role.ALDERMAN, "0104")

        page = read(client, address(made, "charter-detail"))
        later = read(client, address(made, "charter-detail"), peildatum="2011-06-01")
        cited = read(enter(made, Role.SECRETARY, "0064"), address(made, "agreement-detail", pk=pk))

        assert "Zij belooft iedereen 2 normen" in page and "99,5" in page
        assert "Zij belooft iedereen 1 norm." in later
        assert "Handvest 2010</a>, versie 1" in cited

    def test_comes_as_csv(self, made):
        client = enter(made, Role.ALDERMAN, "0104")

        text = client.get(address(made, "charter-export")).content.decode()

        assert "1;2010-01-01;;Herstel binnen;4;uur;;DB-" in text

    def test_is_proposed_with_norms_on_a_page(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        fields = {
            "title": "Handvest 2016", "text": "Voor iedereen.", "starts_on": "2016-01-01",
            "why": "Sneller.", "norm_herstel": "3,5", "norm_post": "",
        }  # fmt: skip

        answer = client.post(address(made, "charter-propose"), fields)
        refused = client.post(address(made, "charter-propose"), fields | {"norm_herstel": "snel"})

        assert answer.status_code == 302, answer.content.decode()
        assert refused.status_code == 422 and "geen waarde" in refused.content.decode()
        with made.context():
            assert queries.find_charter(date(2016, 1, 1)).title == "Handvest 2010"

    def test_is_not_proposed_by_a_participant(self, made):
        client = enter(made, Role.SECRETARY, "0064")

        assert client.get(address(made, "charter-propose")).status_code == 403
        assert client.get(address(made, "norm-create")).status_code == 403


class TestNormPage:
    fields = {"name": "Nieuwe werkplek", "unit": "working-day", "direction": "lower"}

    def test_adds_a_norm_once(self, made):
        client = enter(made, Role.ACCOUNT_MANAGER)

        first = client.post(address(made, "norm-create"), self.fields | {"service": "werkplek"})
        second = client.post(address(made, "norm-create"), self.fields)

        assert first.status_code == 302
        assert second.status_code == 422 and "bestaat al" in second.content.decode()
        with made.context():
            found = {norm.code: norm for norm in queries.list_norms()}
        assert found["nieuwe-werkplek"].service_name == "Werkplek"


class TestContractPages:
    @pytest.mark.feature("D327")
    def test_show_the_office_the_whole_tree(self, made):
        sign(made, draft(made, SOONER))
        client = enter(made, Role.SSO_DIRECTOR)

        page = read(client, address(made, "contract-list"))

        assert "Van 2 deelnemers wijken er 1 af" in page
        assert "1 afwijking" in page and "geen overeenkomst van kracht" in page

    @pytest.mark.feature("D327")
    def test_show_a_participant_what_it_inherits_and_what_deviates_and_why(self, made):
        sign(made, draft(made, SOONER))
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        page = read(client, address(made, "contract-detail", code="0064"))
        text = client.get(
            address(made, "contract-export", code="0064"), {"peildatum": "2010-06-01"}
        ).content.decode()

        assert "gelden 2 normen; 1 daarvan uit de eigen overeenkomst" in page
        assert "Ruimer dan voor iedereen. Drie balies." in page
        assert "geldt voor iedereen" in page
        assert "Herstel binnen;2;uur;eigen overeenkomst;4;DVO-0064-2010;Drie balies." in text

    def test_keep_the_branch_of_another_shut(self, made):
        sign(made, draft(made, SOONER))
        other = enter(made, Role.SECRETARY, "0104")

        assert other.get(address(made, "contract-detail", code="0064")).status_code == 404
        assert other.get(address(made, "contract-detail", code="9999")).status_code == 404
        page = read(other, address(made, "contract-list"))
        assert "alleen deze deelnemer en de organisatie" in page
        assert "afwijking" not in page.split("alleen deze deelnemer")[0].split("Bolsward")[-1]

    def test_ask_the_same_number_of_questions_for_more_deviations(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        urls = [address(made, "contract-list"), address(made, "charter-detail"),
                address(made, "agreement-list")]  # fmt: skip
        sign(made, draft(made, SOONER))
        before = [count(client, url) for url in urls]
        with made.context():
            factories.adopt_charter(made, Y2011, moment(2010, 9), herstel="3", post="99")
        second = Deviation(norm_code="post", value=Decimal(98), reason="Zo.")
        pk = draft(made, SOONER, second, code="0104")
        with made.context():
            factories.sign_both(made, pk, moment(2009, 12), "0104")

        assert [count(client, url) for url in urls] == before


class TestAgreementTexts:
    """What an agreement says in words: a new one touches no action, query, form or template."""

    def test_have_a_column_a_word_and_an_example_each(self):
        names = set(AGREEMENT_TEXTS)

        assert names == set(words.AGREEMENT_TEXTS) == set(words.AGREEMENT_EXAMPLES)
        assert names <= {field.name for field in Agreement._meta.concrete_fields}

    @pytest.mark.parametrize("name", AGREEMENT_TEXTS)
    def test_go_from_the_form_to_the_page_and_to_the_next_version(self, made, name):
        client = enter(made, Role.ACCOUNT_MANAGER)
        fields = {"participant": "0064", "number": "DVO-1", "term_van": "2010-01-01",
                  "term_tm": "31-12-2011", name: "Drie maanden."}  # fmt: skip

        client.post(address(made, "agreement-create"), fields)
        with made.context():
            (line,) = queries.list_unsigned()
        page = read(client, address(made, "agreement-detail", pk=line.id))
        form = read(client, address(made, "agreement-amend", pk=line.id))

        assert getattr(line, name) == "Drie maanden."
        assert "Drie maanden." in page and "Drie maanden." in form


class TestAgreementForm:
    def fields(self, **changes: str) -> dict[str, str]:
        return {
            "participant": "0064", "number": "DVO-0064-2012", "term_van": "2012-01-01",
            "term_tm": "31-12-2012", "norm_herstel": "2", "why_herstel": "Drie balies.",
            **changes,
        }  # fmt: skip

    def test_drafts_up_to_and_including_the_last_day(self, made):
        client = enter(made, Role.ACCOUNT_MANAGER)

        answer = client.post(address(made, "agreement-create"), self.fields())

        assert answer.status_code == 302, answer.content.decode()
        with made.context():
            (line,) = queries.list_unsigned()
        assert line.ends_before == date(2013, 1, 1)
        assert [found.value for found in line.deviations] == [2]

    @pytest.mark.parametrize(
        ("changes", "said"),
        [({"norm_herstel": "4"}, "gelijk aan het handvest"), ({"why_herstel": ""}, "Zeg waarom"),
         ({"participant": "9999"}, "«9999» staat niet in de lijst"),
         ({"term_tm": "2011-01-01"}, "ligt voor 1 januari 2012")],
    )  # fmt: skip
    def test_is_refused_and_nothing_is_stored(self, made, changes, said):
        client = enter(made, Role.ACCOUNT_MANAGER)

        answer = client.post(address(made, "agreement-create"), self.fields(**changes))

        assert answer.status_code == 422 and said in answer.content.decode()
        with made.context():
            assert queries.list_unsigned() == ()

    def test_amends_from_what_holds(self, made):
        pk = draft(made, SOONER)
        sign(made, pk)
        client = enter(made, Role.ACCOUNT_MANAGER)
        url = address(made, "agreement-amend", pk=pk)

        page = read(client, url)
        fields = self.fields(term_van="2011-01-01", term_tm="2011-12-31", norm_herstel="3")
        answer = client.post(url, fields | {"reason": "Eén balie minder."})

        assert "Drie balies." in page
        assert answer.status_code == 302, answer.content.decode()
        with made.context():
            (line,) = queries.list_unsigned()
        assert (line.version, line.deviations[0].value) == (2, 3)

    def test_says_what_the_next_version_can_no_longer_hold(self, made):
        sign(made, pk := draft(made, SOONER))
        client = enter(made, Role.ACCOUNT_MANAGER)
        url = address(made, "agreement-amend", pk=pk)
        said = "Het vervalt met de nieuwe versie"

        before = read(client, url)
        with made.context():
            factories.adopt_charter(made, Y2011, moment(2010, 9), post="99")
        after = client.get(url, {"peildatum": "2011-02-01"}).content.decode()

        assert said not in before
        assert said in after
        assert "<li>Herstel" in after.replace("\n", "")
