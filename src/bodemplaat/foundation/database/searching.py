# SPDX-License-Identifier: EUPL-1.2
"""
The one function that searches, with the filter inside.

It belongs to the role `search`, which cannot log in, passes row level security by, and reads the
two tables of signposts and nothing else. The function shows of them what the policies of their
class would show to the context that asks. It is made by the administrator, since the owner of the
tables may not act as that role.
"""

from typing import Any

NAME = "search_signposts"
TABLES = ("foundation_signpost", "foundation_ownsignpost")
_COLUMNS = "id, reference, kind, title, line, needle, url_name, url_kwargs"
BODY = f"""
SELECT f.reference, f.kind, f.title, f.line, f.url_name, f.url_kwargs FROM (
    SELECT {_COLUMNS} FROM public.foundation_signpost
    WHERE arrangement_id = nullif(current_setting('bodemplaat.arrangement', true), '')::bigint
    AND current_setting('bodemplaat.scope', true) IN ('sso', 'participant')
    UNION ALL
    SELECT {_COLUMNS} FROM public.foundation_ownsignpost
    WHERE arrangement_id = nullif(current_setting('bodemplaat.arrangement', true), '')::bigint
    AND (current_setting('bodemplaat.scope', true) = 'sso'
    OR (current_setting('bodemplaat.scope', true) = 'participant' AND participant_id
    = nullif(current_setting('bodemplaat.participant', true), '')::bigint))
) f
WHERE to_tsvector('dutch'::regconfig, f.needle) @@ to_tsquery('dutch'::regconfig, words)
OR wanted <% f.needle
ORDER BY lower(f.reference) = wanted DESC, starts_with(lower(f.title), wanted) DESC,
    word_similarity(wanted, f.needle) DESC, f.title, f.kind, f.id
LIMIT most
"""
FUNCTION = f"""
CREATE OR REPLACE FUNCTION {NAME}(wanted text, words text, most integer)
RETURNS TABLE (reference text, kind text, title text, line text, url_name text, url_kwargs jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $${BODY}$$
"""
_INDEXES = tuple(
    f"CREATE INDEX IF NOT EXISTS {table}_{name} ON {table} USING gin ({what})"
    for table in TABLES
    for name, what in (
        ("words", "to_tsvector('dutch'::regconfig, needle)"), ("likeness", "needle gin_trgm_ops"),
    )
)  # fmt: skip


def install(admin: Any) -> None:
    """Make the function, its owner and its rights; `admin` is a connection that may."""
    admin.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    query = "SELECT count(*) FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r'"
    if admin.execute(query, [list(TABLES)]).fetchone()[0] < len(TABLES):
        return
    for text in (
        *_INDEXES,
        "GRANT USAGE ON SCHEMA public TO bodemplaat_search",
        f"GRANT SELECT ON {', '.join(TABLES)} TO bodemplaat_search",
        FUNCTION,
        f"ALTER FUNCTION {NAME} OWNER TO bodemplaat_search",
        f"REVOKE ALL ON FUNCTION {NAME} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {NAME} TO bodemplaat_app",
    ):
        admin.execute(text)


def find_faults(cursor: Any) -> list[str]:
    """Return what is wrong with the owner and the rights of the function, in Dutch."""
    cursor.execute(
        "SELECT pg_get_userbyid(proowner), prosecdef, proconfig::text, has_function_privilege("
        "'public', oid, 'EXECUTE') FROM pg_proc WHERE proname = %s "
        "AND pronamespace = 'public'::regnamespace",
        [NAME],
    )
    wanted = ("bodemplaat_search", True, '{"search_path=pg_catalog, public, pg_temp"}', False)
    if cursor.fetchall() != [wanted]:
        return [f"Functie {NAME} ontbreekt, of heeft een andere eigenaar of andere rechten."]
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relkind IN ('r', 'p') AND has_table_privilege('bodemplaat_search', oid, "
        "'SELECT, INSERT, UPDATE, DELETE, TRUNCATE') ORDER BY relname"
    )
    others = [name for (name,) in cursor.fetchall() if name not in TABLES]
    return [f"De rol van de zoekfunctie heeft rechten op tabel {name}." for name in others]
