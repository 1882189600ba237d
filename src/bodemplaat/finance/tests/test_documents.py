# SPDX-License-Identifier: EUPL-1.2
import json
import re
import shutil
import subprocess
from io import StringIO

import pytest
from django.core.management import call_command

from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.visitors import address, enter, read
from bodemplaat.foundation import papers
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
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


def to_cents(text: str) -> int:
    return int(text.replace(".", "").replace(",", "").replace("−", "-"))


class TestStatementOnPaper:
    def make(self) -> tuple[factories.Partnership, object]:
        made = factories.make_booked()
        return made, enter(made, Role.CONTRACT_MANAGER, "0104")

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
