# SPDX-License-Identifier: EUPL-1.2
"""
Cases that a package inherits: a few lines per thing test its list, page, form, rights and borders.

A case takes two fixtures: `made`, the partnership with the rows of the test, and `entering`, which
gives for a role, and the code of a participant, a browser in which somebody with it is logged in
(`organisations.tests.visitors`). Addresses may hold `{id}`: what `find_id` returns stands there.
`foundation.testing.queries.PageAsksTheSame` is one more of these cases.
"""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, ClassVar

from django.test import Client
from openpyxl import load_workbook

Who = tuple[Any, str | None]
Entering = Callable[..., Client]
# What differs between two answers that say the same.
_MARK = re.compile(r'(csrf\w*"[^>]*(?:value|content)=")[^"]+')


def read_text(answer: Any) -> str:
    """Return the text of an answer with single spaces; a workbook gives its cells."""
    body = b"".join(answer) if answer.streaming else answer.content
    if "spreadsheetml" in answer.headers.get("Content-Type", ""):
        rows = load_workbook(BytesIO(body)).active.iter_rows(values_only=True)
        return " ".join(str(cell) for row in rows for cell in row)
    return " ".join(body.decode().replace("\xa0", " ").split())


class Case:
    """What every case knows: who reads, and on which day."""

    reader: ClassVar[Who]
    day: ClassVar[dict[str, str]] = {}

    def find_id(self, made: Any) -> Any:
        """Return the number or code of the thing, where an address names one."""
        return ""

    def write(self, url: str, made: Any) -> str:
        """Return an address with the number or code of the thing in it."""
        return url.format(id=self.find_id(made))


class ListCase(Case):
    """A list shows its things, also as a file, and refuses a column that it does not have."""

    list_url: ClassVar[str]
    shown: ClassVar[tuple[str, ...]]

    def test_shows_its_things(self, made: Any, entering: Entering) -> None:
        answer = entering(*self.reader).get(self.list_url, self.day)

        assert answer.status_code == 200
        assert [word for word in self.shown if word not in read_text(answer)] == []

    def test_comes_as_a_file_with_the_same_things(self, made: Any, entering: Entering) -> None:
        browser = entering(*self.reader)
        for form in ("csv", "xlsx"):
            answer = browser.get(self.list_url, self.day | {"vorm": form})

            assert answer.headers["Content-Disposition"].endswith(f'.{form}"')
            assert [word for word in self.shown if word not in read_text(answer)] == []

    def test_refuses_a_column_that_is_not_there(self, made: Any, entering: Entering) -> None:
        answer = entering(*self.reader).get(self.list_url, self.day | {"sorteer": "niets"})

        assert answer.status_code == 400
        assert "niets" in read_text(answer)


class DetailCase(Case):
    """A thing has a page; one that does not exist has none."""

    detail_url: ClassVar[str]
    absent_url: ClassVar[str]
    shown: ClassVar[tuple[str, ...]]

    def test_shows_its_thing(self, made: Any, entering: Entering) -> None:
        answer = entering(*self.reader).get(self.write(self.detail_url, made), self.day)

        assert answer.status_code == 200
        assert [word for word in self.shown if word not in read_text(answer)] == []

    def test_does_not_exist_for_what_is_not_there(self, made: Any, entering: Entering) -> None:
        assert entering(*self.reader).get(self.absent_url, self.day).status_code == 404


class FormCase(Case):
    """A form stores once what is right, and nothing of what is wrong; it keeps what was sent."""

    form_url: ClassVar[str]
    sent: ClassVar[dict[str, Any]]
    # Per wrong value of a field, words of the sentence that refuses it.
    wrong: ClassVar[tuple[tuple[str, str, str], ...]]

    def count(self, made: Any) -> int:
        """Return how many things of this kind are stored."""
        raise NotImplementedError

    def test_stores_what_is_sent_once(self, made: Any, entering: Entering) -> None:
        browser, url = entering(*self.reader), self.write(self.form_url, made)
        before = self.count(made)

        assert browser.get(url).status_code == 200
        assert browser.post(url, self.sent).status_code == 302
        assert self.count(made) == before + 1

    def test_refuses_what_is_wrong_and_keeps_it_in_the_form(
        self, made: Any, entering: Entering
    ) -> None:
        browser, url = entering(*self.reader), self.write(self.form_url, made)
        before = self.count(made)
        for field, value, sentence in self.wrong:
            answer = browser.post(url, self.sent | {field: value})

            text = read_text(answer)
            assert answer.status_code == 422, (field, value)
            assert sentence in text, (field, value)
            assert not value or value in text
            assert self.count(made) == before


class RightsCase(Case):
    """Pages open for who may, and for nobody else: not by reading and not by sending."""

    guarded: ClassVar[tuple[str, ...]]
    outsiders: ClassVar[tuple[Who, ...]]

    def test_open_for_who_may(self, made: Any, entering: Entering) -> None:
        browser = entering(*self.reader)

        for url in self.guarded:
            assert browser.get(self.write(url, made), self.day).status_code == 200, url

    def test_stay_shut_for_others(self, made: Any, entering: Entering) -> None:
        for who in self.outsiders:
            browser = entering(*who)
            for url in (self.write(one, made) for one in self.guarded):
                assert browser.get(url, self.day).status_code == 403, (who, url)
                assert browser.post(url).status_code == 403, (who, url)


class OwnCase(Case):
    """A thing of one participant is nowhere for another: not listed, and the same as none."""

    list_url: ClassVar[str]
    detail_url: ClassVar[str]
    absent_url: ClassVar[str]
    mark: ClassVar[str]
    stranger: ClassVar[Who]

    def test_is_listed_for_its_own_people_alone(self, made: Any, entering: Entering) -> None:
        own = read_text(entering(*self.reader).get(self.list_url, self.day))
        other = read_text(entering(*self.stranger).get(self.list_url, self.day))

        assert self.mark in own and self.mark not in other

    def test_is_the_same_nothing_for_others_as_what_is_not_there(
        self, made: Any, entering: Entering
    ) -> None:
        browser, url = entering(*self.stranger), self.write(self.detail_url, made)
        answers = {
            (answer.status_code, _MARK.sub(r"\1", read_text(answer)).replace(path, ""))
            for path in (url, self.absent_url)
            for answer in [browser.get(path, self.day)]
        }

        assert len(answers) == 1 and answers.pop()[0] == 404
        assert entering(*self.reader).get(url, self.day).status_code == 200


class ApiCase(Case):
    """Programs read the thing with the rights of their person, and get a mark to ask again by."""

    api_list_url: ClassVar[str]
    api_detail_url: ClassVar[str]
    api_absent_url: ClassVar[str]
    fields: ClassVar[dict[str, Any]]

    def test_reads_the_list_and_the_thing(self, made: Any, entering: Entering) -> None:
        browser, url = entering(*self.reader), self.write(self.api_detail_url, made)
        answer, listed = browser.get(url), browser.get(self.api_list_url)

        assert {name: answer.json().get(name) for name in self.fields} == self.fields
        assert answer.json() in listed.json()["results"]
        again = browser.get(url, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_is_a_problem_for_what_is_not_there_and_for_nobody(
        self, made: Any, entering: Entering
    ) -> None:
        absent = entering(*self.reader).get(self.api_absent_url)
        nobody = Client().get(self.write(self.api_detail_url, made))

        assert (absent.status_code, nobody.status_code) == (404, 401)
        for answer in (absent, nobody):
            assert answer.headers["Content-Type"] == "application/problem+json"
