# SPDX-License-Identifier: EUPL-1.2
"""The few municipalities that the demo needs, as the two public registers hold them."""

from collections.abc import Iterator
from datetime import date

from bodemplaat.organisations.values import RegisterLine, RegisterSource

# code; name; successor; start (empty: unknown) and end by RvIG; start and name by CBS
ROWS = """
0051;Skarsterlân;1921;1985-03-01;2014-01-01;1985-03-01;Skasterlân
0064;Bolsward;1900;;2011-01-01;1970-01-01;
0072;Harlingen;;;;1970-01-01;
0080;Leeuwarden;;;;1970-01-01;
0082;Lemsterland;1921;;2014-01-01;1970-01-01;
0091;Sneek;1900;;2011-01-01;1970-01-01;
0104;Nijefurd;1900;1984-01-01;2011-01-01;1984-01-01;
0140;Littenseradiel;1900;1985-01-26;2018-01-01;1985-01-26;
0653;Gaasterlân-Sleat;1921;1985-06-05;2014-01-01;1985-06-05;
0683;Wymbritseradiel;1900;1986-01-01;2011-01-01;1986-01-01;
0710;Wûnseradiel;1900;1987-01-01;2011-01-01;1987-01-01;
0744;Baarle-Nassau;;;;1970-01-01;
0798;Hilvarenbeek;;;;1970-01-01;
0809;Loon op Zand;;;;1970-01-01;
0824;Oisterwijk;;;;1970-01-01;
0826;Oosterhout;;;;1970-01-01;
0873;Woensdrecht;;;;1970-01-01;
0879;Zundert;;;;1970-01-01;
1900;Súdwest-Fryslân;;2011-01-01;;2011-01-01;
1921;De Friese Meren;1940;2014-01-01;2015-07-01;2014-01-01;
1940;De Fryske Marren;;2015-07-01;;2015-07-01;
1949;Waadhoeke;;2018-01-01;;2018-01-01;
"""
BRABANT = frozenset({"0744", "0798", "0809", "0824", "0826", "0873", "0879"})


def _rows() -> Iterator[list[str]]:
    for row in ROWS.split("\n"):
        if row:
            yield row.split(";")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def list_rvig() -> tuple[RegisterLine, ...]:
    """Return the rows of national table 33."""
    return tuple(
        RegisterLine(
            source=RegisterSource.RVIG,
            code=code,
            name=name,
            province="",
            starts_on=_day(start),
            ends_before=_day(end),
            successor_code=successor,
        )
        for code, name, successor, start, end, _, _ in _rows()
    )


def list_cbs() -> tuple[RegisterLine, ...]:
    """Return the rows of the validity table of Statistics Netherlands."""
    return tuple(
        RegisterLine(
            source=RegisterSource.CBS,
            code=code,
            name=cbs_name or name,
            province="Noord-Brabant" if code in BRABANT else "Friesland",
            starts_on=_day(start),
            ends_before=_day(end),
            successor_code="",
        )
        for code, name, _, _, end, start, cbs_name in _rows()
    )
