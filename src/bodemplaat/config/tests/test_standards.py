# SPDX-License-Identifier: EUPL-1.2
"""Everyone reads which standards are met, on a page and as JSON."""

from django.test import Client

from bodemplaat.config import standards


class TestStandardPage:
    def test_tells_the_state_of_each_with_its_tests(self, client: Client) -> None:
        page = client.get("/standaarden/").text

        for standard in standards.list_standards():
            assert f'<tr id="{standard.code}">' in page
            assert all(f"<code>{proof.test}</code>" in page for proof in standard.proofs)
        assert page.count('data-state="partly"') == sum(
            one.state is standards.State.PARTLY for one in standards.list_standards()
        )
        assert "geen toegankelijkheidsverklaring" in page

    def test_speaks_english_when_asked(self, client: Client) -> None:
        client.cookies["django_language"] = "en"

        assert "this is no accessibility statement" in client.get("/standaarden/").text

    def test_is_the_same_for_programs(self, client: Client) -> None:
        answer = client.get("/standaarden.json")

        shown = answer.json()["standards"]
        assert [(one["code"], one["state"]) for one in shown] == [
            (one.code, one.state) for one in standards.list_standards()
        ]
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer.json()["commit"] == standards.load_record().commit
