# SPDX-License-Identifier: EUPL-1.2
"""Everyone reads what was published, and nothing else; lists are laid beside each other."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from bodemplaat.catalogue import actions, demo, queries, rules
from bodemplaat.catalogue.models import Publication, PublishedEntry, Service
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import address, enter, read
from bodemplaat.catalogue.values import Level, Unit
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import demo as governance_demo
from bodemplaat.organisations import demo as organisations_demo
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010, MAY = date(2010, 1, 1), date(2010, 5, 3)


@pytest.fixture
def made() -> factories.Partnership:
    """A base package of two services, levels of e-mail with terms, one price and two tasks."""
    made = factories.make_partnership()
    with made.context():
        contents = {"werkplek": Level.STANDARD, "e-mail": Level.STANDARD}
        package = factories.propose_package(made, contents, Y2010, moment(2009, 3))
        factories.decide(made, package, moment(2009, 4))
        price = factories.propose_price(
            made, 2_000, Y2010, moment(2009, 3), service_code="e-mail", unit=Unit.ACCOUNT
        )
        factories.decide(made, price, moment(2009, 4))
        factories.offer_levels(made)
        for position, code in enumerate(("inkoop", "opleiding"), 1):
            actions.register_task(
                code=code, name=code.capitalize(), position=position,
                actor=factories.director(made, moment(2004)),
            )  # fmt: skip
    return made


def publish(made: factories.Partnership, *, shows_prices: bool = True) -> int:
    with made.context():
        return actions.publish_catalogue(
            shown_on=MAY, shows_prices=shows_prices, on=MAY,
            actor=factories.director(made, moment(2010, 5, 3)),
        )  # fmt: skip


def visit(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


class TestPublicPage:
    def test_is_read_without_a_name_and_copies_what_it_shows(self, made):
        publish(made)
        with made.context():
            later = factories.propose_price(
                made, 9_900, date(2010, 4, 1), moment(2010, 6), service_code="e-mail",
                unit=Unit.ACCOUNT,
            )  # fmt: skip
            factories.decide(made, later, moment(2010, 7))

        page, text = visit("/proef/pdc/"), visit("/proef/pdc.csv")

        assert "PROEF biedt op 3 mei 2010 2 diensten aan." in page
        assert "20,00" in page and "99,00" not in page
        assert "Opleiding" in page and "Post uitgebreid" in page
        assert "E-mail;Post uitgebreid;uitgebreid;account;12,00;10;" in text
        assert Client().get("/proef/pdc/huisstijl.css").status_code == 200

    def test_leaves_prices_out_where_they_are_not_published(self, made):
        publish(made, shows_prices=False)

        page, text = visit("/proef/pdc/"), visit("/proef/pdc.csv")

        assert "20,00" not in page + text and "12,00" not in page + text

    def test_is_gone_once_it_was_withdrawn_like_one_that_never_was(self, made):
        publish(made)
        with made.context():
            actions.withdraw_publication(
                reason="Fout in de lijst.", actor=factories.director(made, moment(2010, 6))
            )

        for name in ("pdc/", "pdc.csv", "pdc/huisstijl.css"):
            gone, never = Client().get(f"/proef/{name}"), Client().get(f"/nergens/{name}")
            assert gone.status_code == never.status_code == 404
            assert gone.content.replace(b"proef", b"") == never.content.replace(b"nergens", b"")

    def test_shows_the_last_edition_only(self, made):
        publish(made)
        publish(made, shows_prices=False)

        assert "Uitgave 2" in visit("/proef/pdc/")
        with made.context():
            assert [line.is_published for line in queries.list_publications(made.id)] == [
                True, False,
            ]  # fmt: skip

    def test_reads_in_a_context_in_which_nothing_else_is_seen(self, made):
        publish(made)
        with made.context():
            assert Service.objects.count() == 3
        other = factories.make_partnership("ander")

        with tenancy.context(0, scope="public"):
            assert Service.objects.count() == 0
            assert Publication.objects.count() == 1
            assert PublishedEntry.objects.count() == 2 + 4 + 2
        with other.context():
            assert Publication.objects.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('bodemplaat.scope', true)")
            assert cursor.fetchone()[0] in (None, "")

    def test_is_not_changed_from_another_partnership(self, made):
        pk = publish(made)
        other = factories.make_partnership("ander")

        with other.context():
            changed = Publication.objects.filter(pk=pk).update(sso_name="Gekaapt")

        assert changed == 0


class TestPublication:
    def test_of_an_empty_catalogue_and_by_others_is_refused(self, made):
        with made.context():
            with pytest.raises(actions.NoRight):
                actions.publish_catalogue(
                    shown_on=MAY, shows_prices=True, on=MAY,
                    actor=factories.secretary(made, "0064", moment(2010)),
                )  # fmt: skip
            with pytest.raises(actions.NotPublished):
                actions.withdraw_publication(
                    reason="Zo.", actor=factories.director(made, moment(2010))
                )
        empty = factories.make_partnership("leeg")
        with empty.context(), pytest.raises(actions.NothingToPublish):
            actions.publish_catalogue(
                shown_on=MAY, shows_prices=True, on=MAY,
                actor=factories.director(empty, moment(2010)),
            )  # fmt: skip

    def test_goes_over_its_page(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        publishing = address(made, "publication-publish")

        wrong = client.post(publishing, {"shown_on": "ooit"})
        done = client.post(publishing, {"shown_on": "2010-05-03", "shows_prices": "on"})
        page = read(client, address(made, "publication-list"))
        unexplained = client.post(address(made, "publication-withdraw"), {"reason": ""})
        endless = client.post(address(made, "publication-withdraw"), {"reason": "a" * 500})
        gone = client.post(address(made, "publication-withdraw"), {"reason": "Fout."})

        assert wrong.status_code == unexplained.status_code == endless.status_code == 422
        assert done.status_code == gone.status_code == 302
        assert "zoals het aanbod geldt op 3 mei 2010" in page and "Met prijzen." in page
        other = enter(made, Role.SECRETARY, "0064")
        assert other.post(publishing, {"shown_on": "2010-05-03"}).status_code == 403
        assert "niet openbaar" in read(other, address(made, "publication-list"))


class TestComparison:
    @pytest.mark.feature("D125")
    def test_lays_the_seven_tasks_of_equalit_beside_the_eight_of_iszf(self):
        world = DemoWorld()
        for package in (organisations_demo, governance_demo, demo):
            package.fill(world)
        with tenancy.context(world.arrangements["iszf"]):
            sides = {
                side.key: side for side in queries.list_sides(date(2014, 3, 15), None, "iszf")
            }

        found = rules.compare_sides(sides["taken"], sides["equalit:taken"])

        assert [one.service_name for one in found.removed] == [
            "Opleiding en training op het gebied van ICT"
        ]
        assert (len(found.kept), found.added, found.changed) == (7, (), ())

    @pytest.mark.feature("D125")
    def test_shows_two_packages_of_two_partnerships_once_one_is_published(self, made):
        other = factories.make_partnership("ander")
        with other.context():
            contents = {"werkplek": Level.BASIC, "telefonie": Level.STANDARD}
            package = factories.propose_package(other, contents, Y2010, moment(2009, 3))
            factories.decide(other, package, moment(2009, 4))
        client = enter(made, Role.ALDERMAN, "0064")
        url = address(made, "comparison-detail")
        asked = {"een": "basis", "ander": "ander:basis"}

        before = client.get(url, asked | {"peildatum": "2010-06-01"})
        publish(other)
        page = read(client, url, **asked)
        text = client.get(
            address(made, "comparison-export"), asked | {"peildatum": "2010-06-01"}
        ).content.decode()

        assert before.status_code == 422
        assert "Alleen in Pakket basis: 1. Alleen in ANDER: Pakket basis: 1." in page
        assert "Op een ander niveau: 1. Gelijk: 0." in page
        assert "E-mail;standaard;ontbreekt" in text and "Telefonie;ontbreekt;standaard" in text
        assert "Werkplek;standaard;eenvoudig" in text

    @pytest.mark.parametrize("asked", [{"een": "x", "ander": "basis"}, {"een": "basis"}])
    def test_refuses_a_list_that_is_not_there(self, made, asked):
        client = enter(made, Role.ALDERMAN, "0064")

        for name in ("comparison-detail", "comparison-export"):
            assert client.get(address(made, name), asked).status_code == 422
