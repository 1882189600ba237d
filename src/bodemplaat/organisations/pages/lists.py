# SPDX-License-Identifier: EUPL-1.2
"""The lists of participants, what is measured of them, and the register."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    Mark,
    MomentColumn,
    NumberColumn,
    PeriodFilter,
    StateColumn,
    StateFilter,
    Table,
    TextFilter,
    WordColumn,
    YesColumn,
)
from bodemplaat.organisations.pages import words

STATES = ("in-force", "open", "ended")


class Participations(Table):
    """Who takes part, will and did."""

    name, label, order = "organisations.participations", gettext_lazy("Deelnames"), "deelnemer"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat wie deelneemt, bijvoorbeeld Harlingen vanaf 1 januari 2008 als eigenaar. De "
        "accountmanager legt deelnames vast."
    )
    begin = search.Act(gettext_lazy("Bekijk het gemeentenregister"), "organisations:register-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant.name",
               link=Link("organisations:participant-detail", code="line.participant.code"),
               marks=(Mark("assumption", when="line.is_assumption", source="line.source"),)),
        Column("code", gettext_lazy("Code"), "line.participant.code", is_wide=True),
        WordColumn("soort", gettext_lazy("Soort"), "line.participant.kind", words=words.KINDS,
                   is_extra=True),
        DayColumn("begin", gettext_lazy("Vanaf"), "line.starts_on"),
        DayColumn("einde", gettext_lazy("Tot"), "line.ends_before"),
        WordColumn("relatie", gettext_lazy("Relatie"), "line.relation", words=words.RELATIONS,
                   is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state", is_wide=True),
        Column("opvolger", gettext_lazy("Gaat op in"), "successor_name", is_wide=True,
               link=Link("organisations:participant-detail", code="line.successor_code")),
        Column("bron", gettext_lazy("Bron"), "line.source", is_wide=True),
        YesColumn("aanname", gettext_lazy("Aanname"), "line.is_assumption", is_extra=True),
        Column("bron-einde", gettext_lazy("Bron van het einde"), "line.end_source",
               is_extra=True),
        YesColumn("aanname-einde", gettext_lazy("Einde is aanname"), "line.is_end_assumption",
                  is_extra=True),
    )  # fmt: skip
    filters = (
        TextFilter("deelnemer", gettext_lazy("Deelnemer"), "line.participant.name"),
        ChoiceFilter("relatie", gettext_lazy("Relatie"), "line.relation",
                     choices=words.RELATIONS),
        ChoiceFilter("soort", gettext_lazy("Soort"), "line.participant.kind",
                     choices=words.KINDS),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
        PeriodFilter("begin", gettext_lazy("Vanaf"), "line.starts_on"),
    )  # fmt: skip

    def mark(self, line: object) -> str:
        """Return the class of a row: quiet where it does not hold on the day."""
        return "" if line.is_current else "bp-soft"  # type: ignore[attr-defined]


class Facts(Table):
    """Every measured value with its source; the view gives participants and measures."""

    name, label, order = "organisations.facts", gettext_lazy("Gemeten feiten"), "deelnemer"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld het aantal inwoners van Harlingen op 1 januari 2010, met de bron."
    )
    begin = search.Act(gettext_lazy("Bekijk de deelnemers"), "organisations:participant-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "participant_name",
               link=Link("organisations:participant-detail", code="participant_code")),
        Column("code", gettext_lazy("Code"), "participant_code", is_extra=True),
        WordColumn("maatstaf", gettext_lazy("Maatstaf"), "measure"),
        DayColumn("peildatum-waarde", gettext_lazy("Op"), "reference_on"),
        NumberColumn("waarde", gettext_lazy("Waarde"), "value",
                     marks=(Mark("assumption", when="is_assumption", source="source"),)),
        Column("bron", gettext_lazy("Bron"), "source", is_wide=True),
        YesColumn("aanname", gettext_lazy("Aanname"), "is_assumption", is_extra=True),
        MomentColumn("vastgelegd", gettext_lazy("Vastgelegd op"), "recorded_at", is_extra=True),
        Column("door", gettext_lazy("Door"), "recorded_by", is_extra=True),
        Column("reden", gettext_lazy("Reden"), "reason", is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("code", gettext_lazy("Deelnemer"), "participant_code"),
        ChoiceFilter("maatstaf", gettext_lazy("Maatstaf"), "measure"),
        PeriodFilter("peildatum-waarde", gettext_lazy("Op"), "reference_on"),
        TextFilter("bron", gettext_lazy("Bron"), "source"),
    )


class Register(Table):
    """The municipalities of the country as each source holds them."""

    name, label, order = "organisations.register", gettext_lazy("Gemeentenregister"), "gemeente"
    key = "code"
    empty = gettext_lazy(
        "Hier staan de gemeenten van het land, bijvoorbeeld Bolsward (0064). De beheerder leest "
        "het landelijke register in."
    )
    begin = search.Act(gettext_lazy("Bekijk de deelnemers"), "organisations:participant-list")
    columns = (
        Column("gemeente", gettext_lazy("Gemeente"), "name",
               link=Link("organisations:register-detail", code="code")),
        Column("code", gettext_lazy("Code")),
        WordColumn("bron", gettext_lazy("Bron"), "source", words=words.SOURCES),
        DayColumn("begin", gettext_lazy("Vanaf"), "starts_on", is_wide=True),
        DayColumn("einde", gettext_lazy("Tot"), "ends_before", is_wide=True),
        Column("opvolger", gettext_lazy("Opvolger volgens bron"), "successor_code", is_wide=True),
        Column("provincie", gettext_lazy("Provincie"), "province", is_wide=True),
    )  # fmt: skip
    filters = (
        TextFilter("zoek", gettext_lazy("Naam of code"),
                   help_text=gettext_lazy("Bijvoorbeeld Bolsward of 0064.")),
        ChoiceFilter("bron", gettext_lazy("Bron"), "source", choices=words.SOURCES),
        TextFilter("provincie", gettext_lazy("Provincie"), "province"),
        PeriodFilter("einde", gettext_lazy("Tot"), "ends_before"),
    )  # fmt: skip


class Conflicts(Table):
    """Where two sources say something else about a municipality; both stay."""

    name, label = "organisations.conflicts", gettext_lazy("Verschillen tussen de bronnen")
    order, key = "gemeente", "place"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld dat een gemeente volgens CBS een jaar later is opgeheven dan "
        "volgens tabel 33. Met één ingelezen bron valt er niets te vergelijken."
    )
    begin = search.Act(gettext_lazy("Bekijk het gemeentenregister"), "organisations:register-list")
    columns = (
        Column("gemeente", gettext_lazy("Gemeente"), "line.name",
               link=Link("organisations:register-detail", code="line.code")),
        Column("code", gettext_lazy("Code"), "line.code", is_wide=True),
        WordColumn("punt", gettext_lazy("Punt"), "line.point", words=words.POINTS),
        Column("ene", gettext_lazy("De ene bron zegt"), "line.ours"),
        Column("ene-bron", gettext_lazy("De ene bron"), "our_source", is_wide=True),
        Column("andere", gettext_lazy("De andere bron zegt"), "line.theirs"),
        Column("andere-bron", gettext_lazy("De andere bron"), "their_source", is_wide=True),
    )  # fmt: skip
    filters = (
        TextFilter("gemeente", gettext_lazy("Gemeente"), "line.name"),
        ChoiceFilter("punt", gettext_lazy("Punt"), "line.point", choices=words.POINTS),
    )


class Identities(Table):
    """How each organisation shows itself."""

    name, label, order = "organisations.identities", gettext_lazy("Huisstijlen"), "organisatie"
    key = "line.code"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld Gemeente Harlingen, met haar kleuren en haar logo."
    )
    begin = search.Act(gettext_lazy("Bekijk de deelnemers"), "organisations:participant-list")
    columns = (
        Column("organisatie", gettext_lazy("Organisatie"), "line.name",
               link=Link("organisations:identity-detail", code="line.code")),
        Column("korte-naam", gettext_lazy("Korte naam"), "line.short_name", is_wide=True),
        Column("kleur", gettext_lazy("Kleur van de kop"), "colour", is_wide=True),
        YesColumn("logo", gettext_lazy("Eigen logo"), "has_logo"),
        YesColumn("leesbaar", gettext_lazy("Overal leesbaar"), "is_readable"),
    )  # fmt: skip
    filters = (TextFilter("organisatie", gettext_lazy("Organisatie"), "line.name"),)


class Posts(Table):
    """Who holds which post on the day, who stands in, and which posts nobody holds."""

    name, label, order = "organisations.posts", gettext_lazy("Plekken"), "deelnemer"
    key = "seated.post.id"
    empty = gettext_lazy(
        "Hier staat wie voor een deelnemer wat is, bijvoorbeeld de portefeuillehouder I&A van "
        "Bolsward en zijn plaatsvervanger. Voeg een plek toe op de pagina van een deelnemer."
    )
    begin = search.Act(gettext_lazy("Bekijk de deelnemers"), "organisations:participant-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "seated.post.participant_name",
               link=Link("organisations:contact-detail", code="seated.post.participant_code")),
        Column("wie", gettext_lazy("Wie"), "seated.holder.person.name",
               link=Link("organisations:person-detail", pk="seated.holder.person.id"),
               marks=(Mark("synthetic", when="seated.holder.person.is_synthetic"),)),
        WordColumn("niveau", gettext_lazy("Niveau"), "group", words=words.SIDES, is_wide=True),
        WordColumn("plek", gettext_lazy("Plek"), "seated.post.kind", words=words.POSTS),
        Column("waarvan", gettext_lazy("Waarvan"), "seated.post.subject", is_wide=True),
        Column("vervanger", gettext_lazy("Plaatsvervanger"), "seated.deputy.person.name",
               link=Link("organisations:person-detail", pk="seated.deputy.person.id"),
               marks=(Mark("synthetic", when="seated.deputy.person.is_synthetic"),), is_wide=True),
        DayColumn("begin", gettext_lazy("Vanaf"), "seated.holder.starts_on", is_wide=True),
        DayColumn("einde", gettext_lazy("Tot"), "seated.holder.ends_before", is_extra=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
        Column("mail", gettext_lazy("E-mailadres"), "seated.holder.person.email", is_extra=True),
        Column("telefoon", gettext_lazy("Telefoon"), "seated.holder.person.phone", is_extra=True),
        Column("bron", gettext_lazy("Bron"), "seated.holder.source", is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("deelnemer", gettext_lazy("Deelnemer"), "seated.post.participant_code"),
        ChoiceFilter("niveau", gettext_lazy("Niveau"), "group", choices=words.SIDES),
        ChoiceFilter("plek", gettext_lazy("Plek"), "seated.post.kind", choices=words.POSTS),
        TextFilter("wie", gettext_lazy("Wie"), "seated.holder.person.name"),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=("in-force", "vacant")),
    )
