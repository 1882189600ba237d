# SPDX-License-Identifier: EUPL-1.2
import json
import re
import shutil
import subprocess
from io import BytesIO, StringIO

import pypdf
import pytest
from django.core.management import call_command

from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.visitors import address, enter, read
from bodemplaat.foundation import papers
from bodemplaat.kernel import palettes
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
MINE = {"year": 2010, "kind": "final", "code": "0104"}
AMOUNT = re.compile(r"−?[\d.]+,\d\d(?!\d| ?%)")
needs_reader = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def read_paper(content: bytes) -> str:
    """Return the text of a PDF, line by line as it is laid out."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    )
    return done.stdout.decode()


def list_alternatives(content: bytes) -> list[str]:
    """Return the texts for who does not see a picture of a PDF."""
    reader = pypdf.PdfReader(BytesIO(content))
    kept = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [str(one["/Alt"]) for one in kept if isinstance(one, dict) and "/Alt" in one]


def to_cents(text: str) -> int:
    return int(text.replace(".", "").replace(",", "").replace("−", "-"))


class TestStatementOnPaper:
    def make(self) -> tuple[factories.Partnership, object]:
        made = factories.make_booked()
        return made, enter(made, Role.CONTRACT_MANAGER, "0104")

    @pytest.mark.standard("pdf-ua")
    def test_is_a_tagged_document_with_a_title_in_dutch(self):
        made, client = self.make()

        answer = client.get(address(made, "statement-print", **MINE))

        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-1.7")
        assert b"/MarkInfo" in answer.content and b"<pdfuaid:part>1" in answer.content

    def test_is_byte_for_byte_the_same_when_asked_again(self):
        made, client = self.make()
        url = address(made, "statement-print", **MINE)

        assert client.get(url).content == client.get(url).content

    @pytest.mark.feature("D039")
    @needs_reader
    def test_goes_out_under_the_name_colours_and_logo_of_who_prints_it(self):
        made, client = self.make()
        url = address(made, "statement-print", **MINE)
        office = enter(made, Role.SSO_CONTROLLER)
        before = client.get(url).content
        with made.context():
            mine = organisation_queries.get_participant("0104").id
            asked = {"participant_id": mine, "actor": made.actor()}
            organisation_actions.set_identity(
                **asked, name="Gemeente aan het Meer", short_name="Meer", initials="Me",
                palette=palettes.complete(brand="#5a2a6b"),
            )
            organisation_actions.set_logo(**asked, content=LOGO, alternative="Een vierkant")

        after, others = client.get(url).content, office.get(url).content

        assert "Gemeente aan het Meer" in read_paper(after)
        assert "Gemeente aan het Meer" not in read_paper(before) + read_paper(others)
        assert "Een vierkant" in str(list_alternatives(after))
        assert AMOUNT.findall(read_paper(after)) == AMOUNT.findall(read_paper(others))

    def test_is_set_in_our_own_font(self):
        assert papers.FONT in papers.load_fonts().families()

    @needs_reader
    def test_shows_the_amounts_of_screen_file_and_command_line(self):
        made, client = self.make()
        written = StringIO()
        call_command(
            "settle", arrangement=made.slug, year="2010", kind="final", format="json",
            stdout=written,
        )
        told = json.loads(written.getvalue())
        mine = next(each for each in told["participants"] if each["code"] == "0104")

        paper = read_paper(client.get(address(made, "statement-print", **MINE)).content)
        screen = read(client, address(made, "statement-detail", **MINE))
        sheet = client.get(address(made, "statement-export", **MINE)).content.decode()

        for line in mine["lines"]:
            name = {"netwerk": "Gezamenlijk netwerk", "inkoop": "Overige inkoop"}[line["line"]]
            wanted = [line["net_cents"], line["vat_cents"], sum(
                line[part] for part in ("net_cents", "vat_cents")
            )]
            (row,) = [text for text in paper.splitlines() if text.strip().startswith(name)]
            assert [to_cents(text) for text in AMOUNT.findall(row)][-3:] == wanted
            (cells,) = re.findall(rf"<tr><th scope=\"row\">{name}</th>(.*?)</tr>", screen)[:1]
            assert [to_cents(text) for text in AMOUNT.findall(cells)][-3:] == wanted
            (record,) = [text for text in sheet.splitlines() if text.startswith(line["line"])]
            assert [to_cents(text) for text in record.split(";")[4:7]] == wanted
        total = [mine["net_cents"], mine["vat_cents"], mine["total_cents"]]
        (row,) = [text for text in paper.splitlines() if text.strip().startswith("Totaal ")]
        assert [to_cents(text) for text in AMOUNT.findall(row)][-3:] == total
        record = sheet.splitlines()[-1].split(";")
        assert [to_cents(text) for text in record[4:7]] == total

    def test_speaks_english_when_asked(self):
        made, client = self.make()
        client.post("/taal/", {"language": "en", "next": "/"})

        answer = client.get(address(made, "statement-print", **MINE))

        assert answer.status_code == 200 and b"/Lang(en)" in answer.content.replace(b" ", b"")
