# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import connection

from bodemplaat.foundation import search, tenancy
from bodemplaat.foundation.database import catalogue, roles, searching
from bodemplaat.foundation.search.keeping import fold
from bodemplaat.foundation.search.models import OwnSignpost, Signpost
from bodemplaat.foundation.testing import databases
from tests.world import copied_world


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, read only."""
    with (
        django_db_blocker.unblock(),
        copied_world() as (name, world),
        databases.connected_to(name),
    ):
        yield world


def find(world, text, slug="iszf", **reader):
    with tenancy.context(world.arrangements[slug], **reader):
        return search.find(text)


class TestSearch:
    def test_knows_every_thing_of_the_demo(self, demo):
        for arrangement_id in demo.arrangements.values():
            with tenancy.context(arrangement_id):
                for kind in search.list_kinds():
                    rows = kind.model._base_manager.count()
                    posts = Signpost.objects.filter(kind=kind.code).count()
                    posts += OwnSignpost.objects.filter(kind=kind.code).count()
                    assert (kind.code, posts) == (kind.code, rows)

    @pytest.mark.parametrize(
        ("text", "title"),
        [("bolsw", "Bolsward"), ("BÓLSWARD", "Bolsward"), ("bolswrd", "Bolsward"),
         ("D-0064", "Bolsward"), ("0064", "Bolsward")],
    )  # fmt: skip
    def test_finds_a_thing_by_name_number_and_with_a_slip_of_the_finger(self, demo, text, title):
        assert find(demo, text)[0].title == title

    def test_finds_nothing_of_another_arrangement(self, demo):
        assert find(demo, "Oosterhout") == ()
        assert find(demo, "Oosterhout", "equalit")[0].title == "Oosterhout"

    @pytest.mark.parametrize("text", ["", " ", "&|!", "'", "de"])
    def test_takes_whatever_is_typed(self, demo, text):
        assert isinstance(find(demo, text), tuple)

    def test_gives_a_decision_a_number_of_its_year_that_stays(self, demo):
        with tenancy.context(demo.arrangements["iszf"]):
            posts = Signpost.objects.filter(kind="governance.decision")
            before = dict(posts.values_list("thing_id", "reference"))
            search.refresh_all()
            after = dict(posts.values_list("thing_id", "reference"))

        assert before == after
        assert all(reference.startswith("B-") for reference in before.values())
        assert len(set(before.values())) == len(before)

    def test_finds_a_thing_by_its_reference_and_by_its_page(self, demo):
        with tenancy.context(demo.arrangements["iszf"]):
            found = search.find_reference("d-0064")
            again = search.find_at(found.url_name, found.url_kwargs)

        assert found.title == "Bolsward"
        assert again == found

    def test_folds_accents_and_capitals(self):
        assert fold("  Súdwest  FRYSLÂN ") == "sudwest fryslan"


class TestFunction:
    def test_of_another_owner_shuts_the_gate(self, demo):
        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
            admin.execute(f"ALTER FUNCTION {searching.NAME} OWNER TO bodemplaat_owner")
            with connection.cursor() as cursor:
                faults = catalogue.find_faults(cursor)
            searching.install(admin)
            with connection.cursor() as cursor:
                healed = catalogue.find_faults(cursor)

        assert any("search_signposts" in fault for fault in faults)
        assert healed == []

    def test_reads_nothing_besides_signposts(self, demo):
        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
            admin.execute("GRANT SELECT ON organisations_participant TO bodemplaat_search")
            with connection.cursor() as cursor:
                faults = catalogue.find_faults(cursor)
            admin.execute("REVOKE SELECT ON organisations_participant FROM bodemplaat_search")

        assert [f for f in faults if "organisations_participant" in f]
