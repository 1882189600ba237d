# SPDX-License-Identifier: EUPL-1.2
"""
The base of every view for programs: right, question, answer.

A package says with a few lines what is read (`find`, `list_lines`) or done (`act`), with which
serializers. Whoever asks was found by the middleware, before the view.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from bodemplaat.foundation import tokens
from bodemplaat.foundation.api import paging, parsing, problems, schema, serializers
from bodemplaat.kernel.refusals import Refusal

READS = ("GET", "HEAD")
LONGEST_KEY = 200


class HouseView(APIView):
    """One address; what it may be asked, and what it answers."""

    schema = schema.HouseSchema()
    authentication_classes = ()
    permission_classes = ()
    renderer_classes = (JSONRenderer,)
    parser_classes = (parsing.JsonParser,)
    content_negotiation_class = parsing.Negotiation
    metadata_class = None
    format_kwarg = None
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]

    query: ClassVar[type[serializers.Query]] = serializers.Dated
    answer: ClassVar[type[serializers.HouseSerializer]]
    # The names of the operations in the description.
    reads: ClassVar[str] = ""
    acts: ClassVar[str] = ""
    # A read whose figure may not be made; the refusal says why.
    can_refuse: ClassVar[bool] = False

    @classmethod
    def as_view(cls, **options: Any) -> Callable[..., HttpResponse]:
        """Return the view, marked as one that knows who asks."""
        view = super().as_view(**options)
        view.is_page = True  # type: ignore[attr-defined]  # asked by the isolation test
        return view

    def get_exception_handler(self) -> Any:
        """Return what makes a problem of a refusal."""
        return problems.explain

    @classmethod
    def get_package(cls) -> str:
        """Return the package whose right is asked."""
        return cls.__module__.split(".")[1]

    @property
    def allowed_methods(self) -> list[str]:
        """Return the methods that this address takes."""
        return [name.upper() for name in self.http_method_names if hasattr(self, name)]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Leave out the arrangement: the middleware has been there."""
        kwargs.pop("arrangement", None)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check form, method, right and question, in this order."""
        chosen = self.perform_content_negotiation(request)
        request.accepted_renderer, request.accepted_media_type = chosen
        if request.method not in self.allowed_methods:
            raise exceptions.MethodNotAllowed(str(request.method))
        self._check_scope(request)
        is_read = request.method in READS
        self.asked = self._read_query(request, self.query if is_read else serializers.Query)
        inner: Any = request._request
        inner.as_of = self.asked.get("as_of") or inner.as_of
        inner.known_at = self.asked.get("known_at")
        self.as_of, self.known_at, self.actor = inner.as_of, inner.known_at, inner.actor

    def _check_scope(self, request: Request) -> None:
        token: tokens.TokenLine | None = getattr(request._request, "token", None)
        package, right = self.get_package(), "read" if request.method in READS else "write"
        if token is not None and not token.has(package, right):
            raise problems.NoScope(scope=f"{package}:{right}")

    def _read_query(self, request: Request, query: type[serializers.Query]) -> dict[str, Any]:
        twice = [name for name, found in request.query_params.lists() if len(found) > 1]
        if twice:
            error = exceptions.ErrorDetail("1 ×", code="repeated")
            raise exceptions.ValidationError({name: [error] for name in twice})
        found = query(data=request.query_params.dict())
        found.is_valid(raise_exception=True)
        return dict(found.validated_data)

    def render(self, data: Any) -> bytes:
        """Return an answer as it is sent."""
        return bytes(JSONRenderer().render(data))

    def send(self, request: Request, data: Any) -> HttpResponse:
        """Answer a read, or say that the asker has it already."""
        body = self.render(data)
        mark = write_mark(body)
        wanted = request.headers.get("If-None-Match", "")
        if wanted.strip() == "*" or mark in split_marks(wanted):
            unchanged = HttpResponse(status=304, headers={"ETag": mark})
            del unchanged["Content-Type"]  # nothing follows that would have one
            return unchanged
        return HttpResponse(body, content_type="application/json", headers={"ETag": mark})


def write_mark(body: bytes) -> str:
    """Return the mark (ETag) of an answer: the same body, the same mark."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def split_marks(header: str) -> set[str]:
    """Return the marks of a header; weak ones count as strong."""
    return {one.strip().removeprefix("W/") for one in header.split(",")}


class ListView(HouseView):
    """A list, in pages by key."""

    query = serializers.Paged
    page: ClassVar[type[serializers.HouseSerializer]]
    # The attributes of a line that give its place; together they are unique. `-` turns around.
    order: ClassVar[tuple[str, ...]] = ("id",)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "answer" in vars(cls):
            cls.page = serializers.page_of(cls.answer)

    def list_lines(self) -> Iterable[Any]:
        """Return all lines that fit the question."""
        raise NotImplementedError

    def get_key(self, line: Any) -> paging.Key:
        """Return the place of a line in the list."""
        return tuple(_order(line, name) for name in self.order)

    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Answer one page."""
        asked = self.asked
        try:
            places = {
                name: paging.read_cursor(asked[name]) for name in ("after", "before")
                if name in asked
            }  # fmt: skip
            page = paging.cut(
                self.list_lines(**kwargs), self.get_key, limit=asked["limit"], **places
            )
        except paging.BadCursor as error:
            wrong = "after" if "after" in asked else "before"
            text = exceptions.ErrorDetail("?", code="bad-cursor")
            raise exceptions.ValidationError({wrong: [text]}) from error
        data = {
            "next": self._write_address(request, "after", page.after),
            "previous": self._write_address(request, "before", page.before),
            "results": self.answer(page.lines, many=True).data,
        }
        return self.send(request, data)

    def _write_address(self, request: Request, name: str, place: str | None) -> str | None:
        if place is None:
            return None
        query = request.query_params.copy()
        for old in ("after", "before"):
            query.pop(old, None)
        query[name] = place
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _order(line: Any, name: str) -> str | int:
    value: Any = line
    for part in name.removeprefix("-").split("."):
        value = value[part] if isinstance(value, Mapping) else getattr(value, part)
    if name.startswith("-"):
        return -(value if isinstance(value, int) else value.toordinal())
    if isinstance(value, int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


class DetailView(HouseView):
    """One thing."""

    # The refusals of a look-up that mean: it is not there.
    absent: ClassVar[tuple[type[Refusal], ...]] = ()

    def find(self, **kwargs: Any) -> Any:
        """Return the line of the thing, or None."""
        raise NotImplementedError

    def find_data(self, **kwargs: Any) -> Any:
        """Return the thing as it is answered. Raises NotThere, also for another's thing."""
        try:
            found = self.find(**kwargs)
        except self.absent as refusal:
            raise problems.NotThere() from refusal
        if found is None:
            raise problems.NotThere()
        return self.answer(found).data

    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Answer the thing."""
        return self.send(request, self.find_data(**kwargs))


class Acting(HouseView):
    """A change: the same action as on screen, with the same verdict."""

    body: ClassVar[type[serializers.Body]]
    made: ClassVar[type[serializers.HouseSerializer]]
    # The view of the thing that changes; whoever sends If-Match has seen that answer.
    thing: ClassVar[type[DetailView] | None] = None

    def act(self, data: dict[str, Any], **kwargs: Any) -> tuple[Any, str]:
        """Carry out one action; return what came of it, and its address."""
        raise NotImplementedError

    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Carry out the change once for a key, however often it is sent."""
        parsing.check_size(request.headers.get("Content-Length"))
        try:
            sent = request._request.body
        except RequestDataTooBig as error:
            raise problems.TooLarge() from error
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return self._answer_once(request, **kwargs)
        if not key.isascii() or not key.isprintable() or not 0 < len(key) <= LONGEST_KEY:
            error = exceptions.ErrorDetail(f"1-{LONGEST_KEY} ASCII", code="bad-key")
            raise exceptions.ValidationError({"Idempotency-Key": [error]})
        digest = hashlib.sha256(request.path.encode() + b"\0" + sent).hexdigest()
        row = tokens.keep_answer(key=key, request_digest=digest, actor=self.actor)
        if row.status:
            if row.request_digest != digest:
                raise problems.KeyUsedOtherwise(key=key)
            return _repeat(row)
        response = self._answer_once(request, **kwargs)
        tokens.set_answer(
            row, status=response.status_code, body=response.content.decode(),
            location=response.get("Location", ""),
        )  # fmt: skip
        return response

    def _answer_once(self, request: Request, **kwargs: Any) -> HttpResponse:
        if self.thing is not None:
            self._check_unchanged(request, **kwargs)
        body = self.body(data=request.data)
        body.is_valid(raise_exception=True)
        made, address = self.act(dict(body.validated_data), **kwargs)
        return HttpResponse(
            self.render(self.made(made).data), content_type="application/json", status=201,
            headers={"Location": address},
        )  # fmt: skip

    def _check_unchanged(self, request: Request, **kwargs: Any) -> None:
        assert self.thing is not None
        view = self.thing()
        view.as_of, view.known_at, view.actor = self.as_of, self.known_at, self.actor
        view.request = request
        mark = write_mark(self.render(view.find_data(**kwargs)))
        wanted = request.headers.get("If-Match", "*").strip()
        if wanted != "*" and mark not in split_marks(wanted):
            raise problems.Changed()

    def get_address(self, name: str, **kwargs: Any) -> str:
        """Return the address of a thing of this interface."""
        slug = self.request.resolver_match.kwargs["arrangement"]
        return str(reverse(name, kwargs={"arrangement": slug, **kwargs}))


def _repeat(row: tokens.ApiAnswer) -> HttpResponse:
    headers = {"Location": row.location, "Idempotency-Replayed": "true"}
    return HttpResponse(
        row.body, content_type="application/json", status=row.status, headers=headers
    )


class Nowhere(HouseView):
    """Whatever is at no address of the interface."""

    schema = None  # type: ignore[assignment]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that nothing is here, under every method."""
        raise problems.NotThere()

