# SPDX-License-Identifier: EUPL-1.2
"""What every template says the same way: amounts, days, states, marks, explanations."""

from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, QueryDict
from django.template.loader_tags import BlockNode
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation import charts, formats, reach, sharing

register = template.Library()

CREST_PATTERNS = 5
DATES = ("peildatum", "bekend")


@dataclass(frozen=True)
class State:
    """How a state is shown: always a word and an icon, never a colour alone."""

    word: Any
    icon: str
    tone: str


STATES = {
    "proposed": State(gettext_lazy("voorgesteld"), "question", "proposed"),
    "adopted": State(gettext_lazy("vastgesteld"), "check", "good"),
    "in-force": State(gettext_lazy("van kracht"), "check", "good"),
    "superseded": State(gettext_lazy("vervangen"), "replaced", "quiet"),
    "rejected": State(gettext_lazy("afgewezen"), "cross", "bad"),
    "withdrawn": State(gettext_lazy("ingetrokken"), "back", "quiet"),
    "draft": State(gettext_lazy("concept"), "pencil", "quiet"),
    "signed": State(gettext_lazy("ondertekend"), "pen", "good"),
    "open": State(gettext_lazy("open"), "ring", "proposed"),
    "late": State(gettext_lazy("te laat"), "clock", "warning"),
    "postponed": State(gettext_lazy("aangehouden"), "clock", "quiet"),
    "ended": State(gettext_lazy("beëindigd"), "square", "quiet"),
    "vacant": State(gettext_lazy("niemand"), "ring", "warning"),
    "closed": State(gettext_lazy("afgesloten"), "lock", "quiet"),
    "taken": State(gettext_lazy("in behandeling"), "pencil", "proposed"),
    "paused": State(gettext_lazy("uitgesteld"), "clock", "quiet"),
    "alarm": State(gettext_lazy("ernstig"), "cross", "bad"),
    "warning": State(gettext_lazy("waarschuwing"), "clock", "warning"),
    "notice": State(gettext_lazy("ter kennis"), "ring", "quiet"),
    "waiting": State(gettext_lazy("wacht"), "clock", "quiet"),
    "running": State(gettext_lazy("loopt"), "ring", "proposed"),
    "stuck": State(gettext_lazy("hapert"), "clock", "warning"),
    "done": State(gettext_lazy("klaar"), "check", "good"),
    "refused": State(gettext_lazy("geweigerd"), "cross", "bad"),
    "failed": State(gettext_lazy("mislukt"), "cross", "bad"),
    "cancelled": State(gettext_lazy("gestopt"), "square", "quiet"),
    "readable": State(gettext_lazy("leesbaar"), "check", "good"),
    "unreadable": State(gettext_lazy("te zwak"), "cross", "bad"),
    "met": State(gettext_lazy("voldoet"), "check", "good"),
    "partly": State(gettext_lazy("ten dele"), "ring", "proposed"),
    "absent": State(gettext_lazy("nog niet"), "clock", "warning"),
    "elsewhere": State(gettext_lazy("niet van toepassing"), "square", "quiet"),
}


def _filter_empty(name: str, write: Any) -> None:
    """Register a filter that leaves the cell empty where there is no value."""

    @wraps(write)
    def apply(value: Any, *arguments: Any) -> str:
        return "" if value is None or value == "" else write(value, *arguments)

    register.filter(name, apply)


_filter_empty("amount", formats.amount)
_filter_empty("amount_plain", formats.amount_plain)
_filter_empty("amount_whole", formats.amount_whole)
_filter_empty("amount_change", formats.amount_change)
_filter_empty("percent", formats.percent)
_filter_empty("number", formats.number)
_filter_empty("day", formats.day)
_filter_empty("day_short", formats.day_short)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of our own sheet; the word beside it says the same."""
    return format_html(
        '<svg class="bp-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("foundation/icons.svg"), name,
    )  # fmt: skip


@register.inclusion_tag("foundation/tags/crest.html", takes_context=True)
def crest(context: template.Context, identity: Any, small: bool = False) -> dict[str, Any]:
    """
    Show the logo of an organisation, or else a shield: our own drawing, for real arms are not ours.

    Its name stands beside it, so that it says nothing more to who does not see it.
    """
    logo, slug = getattr(identity, "logo", None), getattr(context.get("arrangement"), "slug", "")
    if logo and slug:
        kwargs = {"arrangement": slug, "digest": logo.digest}
        address = reverse("organisations:logo-export", kwargs=kwargs)
        return {"logo": logo, "logo_url": address, "small": small}
    initials = (getattr(identity, "initials", "") or "B")[:2].upper()
    return {
        "initials": initials, "pattern": sum(map(ord, initials)) % CREST_PATTERNS, "small": small,
    }  # fmt: skip


@register.inclusion_tag("foundation/tags/state.html")
def state(code: Any) -> dict[str, Any]:
    """Say a state with icon and word; takes a code or an enumeration's value."""
    name = str(code).replace("_", "-")
    if name not in STATES:
        raise template.TemplateSyntaxError(f"State {name!r} is not one of {', '.join(STATES)}.")
    return {"state": STATES[name], "code": name}


@register.inclusion_tag("foundation/tags/explained.html")
def explained(cents: int | None, url: str, plain: bool = False) -> dict[str, Any]:
    """Show an amount that opens its explanation; `plain=True` leaves out the euro sign."""
    if cents is None:
        return {"text": "", "url": ""}
    text = formats.amount_plain(cents) if plain else formats.amount(cents)
    return {"text": text, "url": url}


@register.inclusion_tag("foundation/tags/chart.html", takes_context=True)
def chart(context: template.Context, chart: charts.Chart, table: bool = True) -> dict[str, Any]:
    """
    Show a chart with its conclusion, its values as a table, and a link to them as a file.

    `table=False` where the page itself shows the same values in a table.
    """
    drawn = {name: mark_safe(svg) for name, svg in charts.draw_for_page(chart).items()}
    query = QueryDict(mutable=True)
    request: HttpRequest | None = context.get("request")
    if request is not None:
        query.update(request.GET)  # type: ignore[arg-type]
    query[charts.ASKED] = chart.name
    return {"chart": chart, "has_table": table, "file_url": f"?{query.urlencode()}", **drawn}


@register.simple_tag
def period(starts_on: date | None, ends_before: date | None, short: bool = False) -> SafeString:
    """Say a half-open period: the day after "tot" is not in it."""
    write = formats.day_short if short else formats.day
    parts = []
    if starts_on is None and ends_before is None:
        parts = [gettext("altijd")]
    elif starts_on is not None and ends_before is None:
        parts = [gettext("vanaf %(from)s") % {"from": write(starts_on)}]
    elif starts_on is not None:
        parts = [gettext("van %(from)s") % {"from": write(starts_on)}]
    if ends_before is not None:
        parts.append(gettext("tot %(until)s") % {"until": write(ends_before)})
    return format_html_join(" ", '<span class="bp-nowrap">{}</span>', ((one,) for one in parts))


@register.inclusion_tag("foundation/tags/mark.html")
def assumption(source: str = "") -> dict[str, Any]:
    """Mark a fact that is assumed, with the ground for it."""
    return {"word": gettext("aanname"), "source": source, "tone": "assumption"}


@register.inclusion_tag("foundation/tags/mark.html")
def synthetic(source: str = "") -> dict[str, Any]:
    """Mark a figure that was invented for the demo."""
    return {
        "word": gettext("verzonnen"), "tone": "synthetic",
        "source": source or gettext("Bedacht voor de demo; geen cijfer van deze organisatie."),
    }  # fmt: skip


@register.inclusion_tag("foundation/tags/decision_link.html", takes_context=True)
def decision_link(context: template.Context, reference: Any) -> dict[str, Any]:
    """Link the number of a decision to its page; nothing where there is no decision."""
    url = ""
    arrangement = context.get("arrangement")
    if reference is not None and arrangement is not None:
        url = _find_url("governance:decision-detail", arrangement.slug, reference.id)
    return {"reference": reference, "url": url}


def _find_url(name: str, slug: str, key: int) -> str:
    for keyword in ("pk", "decision_id", "id"):
        try:
            return reverse(name, kwargs={"arrangement": slug, keyword: key})
        except NoReverseMatch:
            continue
    return ""


@register.inclusion_tag("foundation/tags/field.html")
def field(bound: Any, help_text: str = "") -> dict[str, Any]:
    """Draw one field of a form: label, help, error and control, tied to each other."""
    kind = getattr(bound.field.widget, "input_type", "select")
    classes = {
        "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
        "radio": "",
        "select": "utrecht-select utrecht-select--html-select",
    }
    css = classes.get(kind, "utrecht-textbox utrecht-textbox--html-input")
    if type(bound.field.widget).__name__ == "Textarea":
        css = "utrecht-textarea utrecht-textarea--html-textarea"
    base = "bp-control"
    if bound.use_fieldset:
        base, css = ("bp-choice", "") if kind == "radio" else (
            base, "utrecht-textbox utrecht-textbox--html-input"
        )  # fmt: skip
        kind = "group"
    described = [f"{bound.auto_id}_error"] if bound.errors else []
    if help_text or bound.help_text:
        described.append(f"{bound.auto_id}_helptext")
    attributes = {"class": f"{base} {css}".strip(), "aria-describedby": " ".join(described) or None}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    given = {name: value for name, value in attributes.items() if value}
    return {
        "field": bound, "control": bound.as_widget(attrs=given), "kind": kind,
        "help_text": help_text or bound.help_text,
    }  # fmt: skip


@register.inclusion_tag("foundation/tags/form_errors.html")
def form_errors(form: Any, sentence: str = "") -> dict[str, Any]:
    """
    Say above a form what is wrong in it, with a link to each field; it takes the focus.

    `sentence` is what is wrong besides, where a refusal comes before the form is read.
    """
    found = [(_get_place(form, name), error) for name, errors in _list_errors(form)
             for error in errors]  # fmt: skip
    return {"errors": [("", sentence), *found] if sentence else found}


@register.inclusion_tag("foundation/tags/draft.html", takes_context=True)
def draft(context: template.Context, form: Any) -> dict[str, Any]:
    """Let a form keep a draft, and say where one was restored; its view asks `drafts.restore`."""
    if form.draft is None:
        raise template.TemplateSyntaxError("The view of this form does not ask drafts.restore.")
    kwargs = {"arrangement": context["arrangement"].slug}
    return {
        "draft": form.draft, "save_url": reverse("draft-create", kwargs=kwargs),
        "remove_url": reverse("draft-remove", kwargs=kwargs),
    }  # fmt: skip


def _list_errors(form: Any) -> Any:
    """Give the errors above all fields first, then those of each field in its order on the page."""
    order = [None, *form.fields]
    return sorted(form.errors.items(), key=lambda one: order.index(
        None if one[0] == NON_FIELD_ERRORS else one[0]))  # fmt: skip


def _get_place(form: Any, name: str) -> str:
    """Return the id of the control of a field; nothing for what is about the whole form."""
    if name == NON_FIELD_ERRORS or form[name].is_hidden:
        return ""
    subwidgets = form[name].subwidgets
    if form[name].use_fieldset and subwidgets:
        inner = subwidgets[0].data.get("subwidgets") or [subwidgets[0].data]
        return str(inner[0]["attrs"].get("id", ""))
    return str(form[name].id_for_label)


@register.inclusion_tag("foundation/tags/history.html", takes_context=True)
def history(context: template.Context, kind: str, key: int) -> dict[str, Any]:
    """Link to all that was done to a thing: the name of its model, and its key."""
    if not isinstance(key, int):
        raise template.TemplateSyntaxError(f"The history of {kind} asks for a key, not {key!r}.")
    slug = getattr(context.get("arrangement"), "slug", "")
    query = urlencode({"soort": kind, "ding-vanaf": key, "ding-tm": key})
    return {"url": f"{reverse('record-list', kwargs={'arrangement': slug})}?{query}"}


@register.simple_tag(takes_context=True)
def begin_button(
    context: template.Context, label: Any, url_name: str, url_kwargs: Any = None
) -> SafeString:
    """Draw the button of an empty place; nothing where the reader may not begin it."""
    request = context.get("request")
    url = reach.find_url(request, url_name, url_kwargs) if getattr(request, "actor", None) else ""
    if not url:
        return SafeString("")
    return format_html('<p><a class="bp-button" href="{}">{}</a></p>', url, label)


@register.simple_tag(takes_context=True)
def share_button(
    context: template.Context, kind: str, key: Any, participant_id: int | None = None
) -> SafeString:
    """Draw the button that shares a thing with a guest; nothing for who may not share it."""
    request = context.get("request")
    actor = getattr(request, "actor", None)
    is_own = actor is not None and actor.participant_id == participant_id
    url = reach.find_url(request, sharing.PAGE) if is_own else ""
    if not url or sharing.find_kind(kind) is None:
        return SafeString("")
    query = urlencode({"thing": f"{kind}:{key}"})
    return format_html(
        '<a class="bp-button" href="{}?{}">{}</a>', url, query, gettext("Deel met een gast")
    )


@register.simple_tag(takes_context=True)
def dates_query(context: template.Context) -> str:
    """Return the dates that the reader chose, as a query to hang on a link; empty if none."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    kept = QueryDict(mutable=True)
    for name in DATES:
        if request.GET.get(name):
            kept[name] = request.GET[name]
    return f"?{kept.urlencode()}" if kept else ""


@register.simple_tag(takes_context=True)
def other_queries(context: template.Context) -> list[tuple[str, str]]:
    """Return the parameters of this page besides the dates, for hidden fields."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    lists = request.GET.lists()
    return [(name, value) for name, values in lists if name not in DATES for value in values]


@register.simple_tag
def undo_number(message: Any) -> str:
    """Return the number by which what a message tells can be taken back; empty if it cannot."""
    tags = str(message.extra_tags or "").split()
    return next((tag.removeprefix("undo-") for tag in tags if tag.startswith("undo-")), "")


class _BlockText(template.Node):
    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: template.Context) -> SafeString:
        block = BlockNode(self.name, template.NodeList())
        text = " ".join(strip_tags(block.render(context)).split())
        return mark_safe(text)  # the text was escaped when the block was rendered


@register.tag
def block_text(parser: Any, token: template.base.Token) -> template.Node:
    """Repeat a block as bare text: the title of the window is the title of the page."""
    _, name = token.split_contents()
    return _BlockText(name.strip('"'))
