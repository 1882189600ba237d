# SPDX-License-Identifier: EUPL-1.2
from bodemplaat.foundation import mailing
from bodemplaat.foundation.papers import Letterhead
from bodemplaat.kernel import palettes

PLAIN = Letterhead("Gemeente <Proef>", palettes.complete(brand="#7a1f2b"))
TEXT = "Onderwerp\n\nBeste <b>Anke</b>,\nkijk eens.\n\nhttps://voorbeeld.nl/x/?a=1&b=2\n"


class TestMail:
    def test_says_the_same_as_text_and_as_page(self):
        message = mailing.write_mail(TEXT, to=["a@voorbeeld.nl"], head=PLAIN)

        (html, kind) = message.alternatives[0]
        assert (message.subject, kind) == ("Onderwerp", "text/html")
        assert message.body == TEXT.partition("\n\n")[2]
        assert "Beste &lt;b&gt;Anke&lt;/b&gt;, kijk eens." in html
        assert 'href="https://voorbeeld.nl/x/?a=1&amp;b=2"' in html
        assert "Gemeente &lt;Proef&gt;" in html
        assert "<img" not in html and message.attachments == []

    def test_fetches_nothing_when_it_is_opened(self):
        head = Letterhead("Proef", PLAIN.palette, alternative="Een golf", raster=b"\x89PNG")

        message = mailing.write_mail(TEXT, to=[], head=head)

        html = message.alternatives[0][0]
        assert 'src="cid:logo" alt="Een golf"' in html
        assert html.count("src=") == 1 and "url(" not in html
        assert message.attachments[0]["Content-ID"] == "<logo>"
