# SPDX-License-Identifier: EUPL-1.2
"""The description of the interface (OpenAPI 3.1.1), made from views and serializers."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes

from bodemplaat.foundation.api import problems, serializers

IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="The ETag that you hold; 304 when the answer is still the same.",
)  # fmt: skip
IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="The ETag of the thing as you saw it; 412 when it changed since.",
)  # fmt: skip
KEY = OpenApiParameter(
    "Idempotency-Key", {"type": "string", "minLength": 1, "maxLength": 200,
                        "pattern": "^[ -~]{1,200}$"}, OpenApiParameter.HEADER,
    description="Your own name for this change: sent again, it is answered again, not done again.",
)  # fmt: skip
LANGUAGE = OpenApiParameter(
    "Accept-Language", OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="The language of sentences: nl (when absent) or en.",
)  # fmt: skip
HEADERS = {
    "API-Version": ("The version of the interface.", {"type": "string"}),
    "ETag": ("The mark of this answer.", {"type": "string"}),
    "Location": ("The address of what was made.", {"type": "string", "format": "uri-reference"}),
    "Retry-After": ("The seconds to wait.", {"type": "integer"}),
}
DESCRIPTIONS = {
    "200": "The answer.", "201": "Done.", "304": "The answer that you hold is still right.",
    "400": "The request is not right; `invalidParams` names each part.",
    "401": "No session, or a token that does not hold here.",
    "403": "Your role or your token does not carry this right.",
    "404": "Nothing is here, or it is another's.",
    "405": "This address does not take the method.",
    "406": "Answers are JSON.", "412": "The thing changed since you saw it.",
    "413": "The body is too large.", "415": "Bodies are JSON.",
    "422": "The change is refused, with the code and the sentence of the screen.",
    "429": "Too many requests within a minute.",
}  # fmt: skip


class HouseSchema(AutoSchema):
    """Reads what a view says of itself."""

    def get_operation_id(self) -> str:
        """Return the name that the view gives its operation."""
        return str(self.view.reads if self.method == "GET" else self.view.acts)

    def get_summary(self) -> str:
        """Return the first line of the view, or of what it does."""
        source = self.view if self.method == "GET" else self.view.act
        return (source.__doc__ or "").strip().splitlines()[0].rstrip(".")

    def get_description(self) -> str:
        """Return the lines after the first."""
        source = self.view if self.method == "GET" else self.view.act
        lines = [line.strip() for line in (source.__doc__ or "").strip().splitlines()]
        return "\n".join(lines[1:]).strip() or f"{lines[0]}"

    def get_tags(self) -> list[str]:
        """Return the package, which is also the scope of tokens."""
        return [self.view.get_package()]

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Return the two ways to say who asks."""
        return [{"token": []}, {"session": []}]

    def get_override_parameters(self) -> list[Any]:
        """Return the questions of the view and the headers that it knows."""
        if self.method == "GET":
            return [self.view.query, IF_NONE_MATCH, LANGUAGE]
        thing = [IF_MATCH] if self.view.thing is not None else []
        return [*thing, KEY, LANGUAGE]

    def _get_parameters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = super()._get_parameters()
        for one in found:  # a filter says what it is with its name
            one.setdefault("description", f"Only what has this {one['name']}.")
        return found

    def get_request_serializer(self) -> Any:
        """Return what is sent."""
        return self.view.body

    def get_response_serializers(self) -> dict[Any, Any]:
        """Return what is answered per status."""
        refused = {401, 403, 404, 405, 406, 429, 400}
        if self.method == "GET":
            answers = {200: getattr(self.view, "page", None) or self.view.answer, 304: None}
            refused |= {422} if self.view.can_refuse else set()
        else:
            answers = {201: self.view.made}
            refused |= {412, 413, 415, 422} if self.view.thing else {413, 415, 422}
        problem = {(code, problems.MEDIA_TYPE): serializers.Problem for code in sorted(refused)}
        return {**answers, **problem}

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Any:
        found = super()._map_basic_serializer(serializer, direction)
        if isinstance(serializer() if isinstance(serializer, type) else serializer,
                      serializers.Body):
            found["additionalProperties"] = False
        return found

    def _resolve_path_parameters(self, variables: Any) -> Any:
        return [
            {"in": "path", "name": name, "required": True, "description": PLACES[name][0],
             "schema": PLACES[name][1]}
            for name in variables
        ]  # fmt: skip


WORD = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
# The parameters of addresses; one that is not here is given its line here.
PLACES: dict[str, tuple[str, dict[str, Any]]] = {
    "arrangement": ("The short name of the partnership, as in the address of its pages.", WORD),
    "code": ("The code of the thing.", WORD),
    "id": ("The number of the thing.", {"type": "integer", "minimum": 0}),
    "year": ("The year.", {"type": "integer", "minimum": 1900, "maximum": 2199}),
    "kind": ("What the settlement is made of: budget or final.", WORD),
    "seq": ("The number of the journal.", {"type": "integer", "minimum": 0}),
}


def finish(result: dict[str, Any], **given: Any) -> dict[str, Any]:
    """Add what holds for every operation: headers of answers, words for statuses."""
    shared = result["components"].setdefault("responses", {})
    for operations in result["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                answer["description"] = DESCRIPTIONS[status]
                answer["headers"] = _list_headers(status)
                if status >= "300":
                    shared[f"Status{status}"] = answer
                    address = f"#/components/responses/Status{status}"
                    operation["responses"][status] = {"$ref": address}
    result["components"]["headers"] = {
        name: {"description": text, "required": True, "schema": kind}
        for name, (text, kind) in HEADERS.items()
    }
    for found in result["components"]["schemas"].values():
        for one in found.get("properties", {}).values():
            _strip_codes(one)
    result["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer",
                  "description": "A token of your own, made on the page API-tokens."},
        "session": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME,
                    "description": "The session of a browser; changes need X-CSRFToken as well."},
    }  # fmt: skip
    return result


def _strip_codes(schema: dict[str, Any]) -> None:
    """Leave out the words of codes that are the codes again."""
    if schema.pop("x-spec-enum-id", None):
        words = schema.get("description", "").split("* `")[0].strip()
        schema.pop("description", None)
        if words:
            schema["description"] = words
    if "items" in schema:
        _strip_codes(schema["items"])


def _list_headers(status: str) -> dict[str, Any]:
    names = ["API-Version"]
    names += ["ETag"] if status in ("200", "304") else []
    names += ["Location"] if status == "201" else []
    names += ["Retry-After"] if status == "429" else []
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


@cache
def describe() -> dict[str, Any]:
    """Return the description, which is the same for everybody."""
    with translation.override("en"):
        made = SchemaGenerator().get_schema(request=None, public=True)
    return json.loads(json.dumps(made, default=str))


def write() -> str:
    """Return the description as the file in docs."""
    return json.dumps(describe(), indent=1, ensure_ascii=False, sort_keys=False) + "\n"

