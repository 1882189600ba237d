# SPDX-License-Identifier: EUPL-1.2
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.foundation import sentences
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.kernel import palettes
from bodemplaat.kernel.colours import NotAColour
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.rules import tokens
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.tests.test_pages import login  # noqa: F401
from bodemplaat.organisations.values import OFFICE, Role

ROOT = Path(__file__).resolve().parents[4]
NPM = ROOT / "node_modules" / "@nl-design-system-unstable"
BASE_THEME = NPM / "voorbeeld-design-tokens" / "dist" / "tokens.json"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
BOLSWARD = {"name": "Gemeente Bolsward", "short_name": "Bolsward", "initials": "Bo"}
RED = palettes.complete(brand="#7a1f2b", accent="#b98a1d")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def write(document):
    return json.dumps(document).encode()


def colour(value):
    return {"$type": "color", "$value": value}


def header(value):
    return {"utrecht": {"page-header": {"background-color": value}}}


@pytest.mark.standard("design-tokens")
class TestTokens:
    @given(COLOURS, st.integers(0, 16))
    def test_that_we_write_give_the_same_colours_back(self, brand, radius):
        palette = palettes.complete(brand=brand, radius=radius)

        assert tokens.read_tokens(write(tokens.write_tokens(palette, "Proef"))).palette == palette

    def test_of_the_base_theme_of_nl_design_system_are_read_and_can_be_read(self):
        found = tokens.read_tokens(BASE_THEME.read_bytes())

        assert found.count > 2_000
        assert found.palette.button == "#5115ef"
        assert palettes.is_readable(found.palette)

    @pytest.mark.parametrize(
        "value",
        [
            "#7A1F2B", "#7a1f2bff", "rgb(122, 31, 43)", "rgb(122 31 43 / 1)", "{kleur.rood}",
            {"colorSpace": "srgb", "components": [0.4784, 0.1216, 0.1686], "alpha": 1},
        ],
    )  # fmt: skip
    def test_say_a_colour_in_many_ways(self, value):
        document = header(colour(value)) | {"kleur": {"rood": colour("#7a1f2b")}}

        assert tokens.read_tokens(write(document)).palette.brand == "#7a1f2b"

    def test_of_tokens_studio_come_in_the_order_of_its_sets_and_without_the_dark_ones(self):
        document = {
            "$metadata": {"tokenSetOrder": ["basis", "merk", "color-scheme-dark/merk", "weg"]},
            "basis": header({"value": "#111111", "type": "color"}),
            "merk": header({"value": "{kleur.rood}"}) | {"kleur": {"rood": {"value": "#7a1f2b"}}},
            "color-scheme-dark/merk": header({"value": "#000000"}),
        }

        found = tokens.read_tokens(write(document))

        assert found.palette.brand == "#7a1f2b"
        assert found.used[0].path == "merk: utrecht.page-header.background-color"

    @pytest.mark.parametrize(
        ("document", "refused", "said"),
        [
            (header(colour("rgb(1,2,3,0.5)")), tokens.TokenUnreadable,
             "Token utrecht.page-header.background-color: ‘rgb(1,2,3,0.5)’"),
            (header(colour("red;}body{display:none")), tokens.TokenUnreadable, "geen kleur"),
            (header(colour("{er.niet}")), tokens.TokenUnknown, "verwijst naar er.niet"),
            (header(colour("{a}")) | {"a": colour("{b}"), "b": colour("{a}")},
             tokens.TokenCircle, "naar zichzelf"),
            ({"kleur": colour("#111111")}, tokens.TokensWithoutColours, "heeft 1 tokens"),
            ([1], tokens.TokensNotJson, "op regel 1"),
        ],
    )  # fmt: skip
    def test_that_say_no_colour_are_refused_by_their_path(self, document, refused, said):
        with pytest.raises(refused) as found:
            tokens.read_tokens(write(document))

        assert said in sentences.render(found.value, "nl")

    @pytest.mark.parametrize(
        ("content", "refused"),
        [
            (b"{\n  x}", tokens.TokensNotJson), (b"\xff", tokens.TokensNotJson),
            (b"[" * 100_000, tokens.TokensTooDeep),
            (b'{"a":' * 60 + b"1" + b"}" * 60, tokens.TokensTooDeep),
            (b" " * (tokens.MOST_BYTES + 1), tokens.TokensTooLarge),
        ],
    )
    def test_that_are_no_file_of_tokens_are_refused(self, content, refused):
        with pytest.raises(refused):
            tokens.read_tokens(content)


class TestThemes:
    def test_are_free_and_readable_and_two_at_least(self):
        themes = queries.list_themes()

        assert [theme.code for theme in themes] == ["heide", "wad"]
        assert {theme.licence for theme in themes} == {"EUPL-1.2"}
        assert all(palettes.is_readable(theme.palette) for theme in themes)


@pytest.fixture
def made(db):
    """A partnership of Bolsward and Nijefurd, seen as its organisation sees it."""
    partnership = factories.make_partnership(codes=("0064", "0104"))
    with partnership.context():
        yield partnership


@pytest.fixture
def bolsward(made):
    return queries.get_participant("0064").id


class TestIdentity:
    @pytest.mark.feature("D039")
    def test_is_set_by_its_own_organisation_with_colours_that_can_be_read(self, made, bolsward):
        own = made.actor(Role.CONTRACT_MANAGER, participant_id=bolsward, participant_code="0064")
        nijefurd = queries.get_participant("0104").id
        asked = {"participant_id": bolsward, **BOLSWARD, "actor": own}
        grey = palettes.complete(brand="#797979")

        actions.set_identity(**asked, palette=RED)
        with pytest.raises(actions.NotYourRole):
            actions.set_identity(**asked | {"participant_id": nijefurd}, palette=RED)
        with pytest.raises(actions.TooLittleContrast) as pale:
            actions.set_identity(**asked, palette=grey)
        with pytest.raises(NotAColour):
            actions.set_identity(**asked, palette=palettes.replace(RED, accent="rood"))

        assert queries.get_identity(bolsward).palette == RED
        assert queries.get_identity(nijefurd).name == "Nijefurd"
        assert queries.get_identity(None).name == "PROEF"
        said = sentences.render(pale.value, "nl")
        assert said.startswith("Tekst in de kop: #ffffff haalt op #797979 een contrast van 4,4")
        assert said.endswith("Neem bijvoorbeeld #757575.")

    def test_is_not_for_every_role_to_set(self, made, bolsward):
        alderman = made.actor(Role.ALDERMAN, participant_id=bolsward, participant_code="0064")

        with pytest.raises(actions.NotYourRole):
            actions.set_identity(
                participant_id=bolsward, **BOLSWARD, palette=RED, actor=alderman
            )

    def test_goes_back_to_how_it_was(self, made, bolsward):
        actor = made.actor()
        asked = {"participant_id": bolsward, "actor": actor}
        actions.set_identity(**asked, **BOLSWARD, palette=RED, origin="colour")
        actions.set_logo(**asked, content=SQUARE, alternative="Een vierkant")
        later = BOLSWARD | {"name": "Stad Bolsward"}
        actions.set_identity(
            **asked, **later, palette=palettes.complete(brand="#0f4c5c"), origin="theme-wad"
        )

        actions.resume_identity(**asked, number=1)
        with pytest.raises(actions.UnknownVersion):
            actions.resume_identity(**asked, number=9)

        found = queries.get_identity(bolsward)
        versions = queries.list_identity_versions(bolsward)
        assert (found.name, found.palette, found.logo) == ("Gemeente Bolsward", RED, None)
        assert [line.number for line in versions] == [4, 3, 2, 1]
        assert versions[0].origin == "back-1"
        assert AuditRecord.objects.filter(code="organisations.identity.set").count() >= 4

    def test_keeps_its_logo_when_its_colours_change(self, made, bolsward):
        asked = {"participant_id": bolsward, "actor": made.actor()}
        actions.set_logo(**asked, content=SQUARE + b"<!-- -->", alternative=" Een vierkant ")
        actions.set_identity(**asked, **BOLSWARD, palette=RED)

        logo = queries.get_identity(bolsward).logo

        assert logo.alternative == "Een vierkant"
        assert queries.find_logo(logo.digest).content.startswith(b"<svg")
        with pytest.raises(actions.LogoWithoutWords):
            actions.set_logo(**asked, content=SQUARE, alternative=" ")


def enter(login, made, role=Role.SECRETARY, code="0064"):  # noqa: F811
    return login(made, role, code)


class TestPages:
    URL = "/proef/huisstijl/0064/"

    def test_show_a_brand_colour_before_it_holds_and_set_it(self, made, login):  # noqa: F811
        visitor = enter(login, made)

        shown = visitor.get(f"{self.URL}wijzigen/?merk=7A1F2B&accent=&hoeken=12").content.decode()
        word = re.search(r'name="kleuren" value="([0-9a-f-]+)"', shown)[1]
        before = visitor.get("/proef/huisstijl.css").content.decode()
        kept = visitor.post(f"{self.URL}wijzigen/", BOLSWARD | {"kleuren": word, "uit": "colour"})

        assert "#7a1f2b" not in before
        assert kept.status_code == 302
        after = visitor.get("/proef/huisstijl.css").content.decode()
        assert "--bp-brand:#7a1f2b" in after
        assert "--bp-radius:12px" in after
        assert visitor.get("/proef/").content.decode().count("Gemeente Bolsward") >= 1

    def test_refuse_what_cannot_be_read_and_offer_what_can(self, made, login):  # noqa: F811
        visitor = enter(login, made)
        word = palettes.write_palette(palettes.complete(brand="#797979"))

        shown = visitor.get(f"{self.URL}wijzigen/?kleuren={word}").content.decode()
        refused = visitor.post(f"{self.URL}wijzigen/", BOLSWARD | {"kleuren": word})

        assert "Neem #757575" in shown
        assert refused.status_code == 422
        assert "haalt op #797979 een contrast van 4,4" in refused.content.decode()
        near = re.search(r"\?kleuren=([0-9a-f-]+)&amp;uit=mended", shown)[1]
        mended = visitor.post(f"{self.URL}wijzigen/", BOLSWARD | {"kleuren": near})
        assert mended.status_code == 302

    def test_read_a_file_of_tokens_and_say_which_were_used(self, made, login):  # noqa: F811
        visitor = enter(login, made)
        good = SimpleUploadedFile("tokens.json", write(tokens.write_tokens(RED, "Rood")))
        bad = SimpleUploadedFile("tokens.json", write(header(colour("{er.niet}"))))

        shown = visitor.post(f"{self.URL}wijzigen/", {"bestand": good})
        refused = visitor.post(f"{self.URL}wijzigen/", {"bestand": bad})
        empty = visitor.post(f"{self.URL}wijzigen/", {})

        assert shown.status_code == 200
        assert palettes.write_palette(RED) in shown.content.decode()
        assert "Van de 9 tokens zijn er 9 gebruikt" in shown.content.decode()
        assert refused.status_code == empty.status_code == 422
        assert "verwijst naar er.niet" in refused.content.decode()

    def test_answer_bad_addresses_without_an_error(self, made, login):  # noqa: F811
        visitor = enter(login, made)
        bad = quote("7a1f2b;}body{}")

        assert visitor.get(f"{self.URL}voorbeeld.css?kleuren={bad}").status_code == 400
        assert visitor.get(f"{self.URL}wijzigen/?kleuren={bad}").status_code == 400
        assert visitor.get(f"{self.URL}wijzigen/?merk={bad}").status_code == 422
        assert visitor.get(f"{self.URL}wijzigen/?thema=rijk").status_code == 404
        assert visitor.get("/proef/huisstijl/9999/").status_code == 404

    def test_show_the_logo_in_the_header_and_take_it_away(self, made, login):  # noqa: F811
        visitor = enter(login, made)
        file = SimpleUploadedFile("logo.svg", SQUARE, content_type="image/svg+xml")

        kept = visitor.post(f"{self.URL}logo/", {"bestand": file, "tekst": "Een vierkant"})
        opening = visitor.get("/proef/").content.decode()
        address = re.search(r'<img class="bp-logo" src="([^"]+)"', opening)[1]
        image = visitor.get(address)
        visitor.post(f"{self.URL}logo/weg/")

        assert kept.status_code == 302
        assert image["Content-Type"] == "image/svg+xml"
        assert image.content.startswith(b"<svg")
        assert 'class="bp-logo"' not in visitor.get("/proef/").content.decode()
        assert visitor.get("/proef/huisstijl/logo/0000/").status_code == 404

    def test_go_back_to_an_earlier_one(self, made, login):  # noqa: F811
        visitor = enter(login, made)
        for brand in ("#7a1f2b", "#0f4c5c"):
            word = palettes.write_palette(palettes.complete(brand=brand))
            visitor.post(f"{self.URL}wijzigen/", BOLSWARD | {"kleuren": word})

        shown = visitor.get(self.URL).content.decode()
        visitor.post(f"{self.URL}terug/1/")

        assert "Neem 1 weer" in shown
        assert "--bp-brand:#7a1f2b" in visitor.get("/proef/huisstijl.css").content.decode()

    def test_give_the_colours_as_design_tokens(self, made, login):  # noqa: F811
        answer = enter(login, made).get(f"/proef/huisstijl/{OFFICE}/tokens.json")

        assert tokens.read_tokens(answer.content).palette == queries.get_identity(None).palette

    def test_list_every_organisation(self, made, login):  # noqa: F811
        shown = enter(login, made, Role.ALDERMAN).get("/proef/huisstijl/").content.decode()

        assert "Bolsward" in shown
        assert "Nijefurd" in shown
        assert "zijn overal te lezen" in shown

    def test_keep_the_identity_of_another_one_shut(self, made, login):  # noqa: F811
        visitor = enter(login, made)

        other = visitor.post(
            "/proef/huisstijl/0104/wijzigen/",
            BOLSWARD | {"kleuren": palettes.write_palette(RED)},
        )

        assert other.status_code == 422
        assert visitor.post("/proef/huisstijl/0104/logo/weg/").status_code == 422
