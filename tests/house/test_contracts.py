# SPDX-License-Identifier: EUPL-1.2
"""The contracts hold, and each of them sees what it is there for."""

import pytest

from tests.house import contracts

# Who imports what -> the contract that must break. Modules that do not exist yet are planted too.
PLANTED = {
    "a lower package that knows a higher one": (
        "bodemplaat.kernel.money", "bodemplaat.organisations.values", "The stack",
    ),
    "a package below that imports governance": (
        "bodemplaat.organisations.queries", "bodemplaat.governance.queries", "The stack",
    ),
    "a package that nobody gave a floor": (
        "bodemplaat.stuff", "bodemplaat.kernel.money", "The stack",
    ),
    "a room that nobody knows": (
        "bodemplaat.governance.tools", "bodemplaat.governance.values", "Rooms of governance",
    ),
    "queries that call an action": (
        "bodemplaat.governance.queries", "bodemplaat.governance.actions", "Rooms of governance",
    ),
    "models that ask queries": (
        "bodemplaat.organisations.models", "bodemplaat.organisations.queries",
        "Rooms of organisations",
    ),
    "pages that know the programming interface": (
        "bodemplaat.governance.pages.views", "bodemplaat.governance.api.views",
        "Rooms of governance",
    ),
    "a kernel with Django": (
        "bodemplaat.kernel.money", "django", "The kernel is pure",
    ),
    "rules with Django": (
        "bodemplaat.governance.rules", "django", "governance.rules is pure",
    ),
    "rules that reach the database by a detour": (
        "bodemplaat.governance.rules", "bodemplaat.organisations.queries",
        "governance.rules is pure",
    ),
    "values with Django": (
        "bodemplaat.organisations.values", "django", "organisations.values is pure",
    ),
    "events with Django": (
        "bodemplaat.governance.events", "django", "governance.events is pure",
    ),
    "rules that know the foundation": (
        "bodemplaat.governance.rules", "bodemplaat.foundation.tenancy",
        "Rules of governance know no foundation",
    ),
    "models of another package": (
        "bodemplaat.governance.actions", "bodemplaat.organisations.models",
        "organisations.models is private",
    ),
    "permissions of another package": (
        "bodemplaat.governance.permissions", "bodemplaat.organisations.permissions",
        "organisations.permissions is private",
    ),
    "factories outside tests": (
        "bodemplaat.governance.demo", "bodemplaat.organisations.tests.factories",
        "organisations.tests serve tests",
    ),
    "an answer to a program that reads models": (
        "bodemplaat.governance.api.views", "bodemplaat.governance.models",
        "bodemplaat.governance.api.views imports no models",
    ),
    "a view that reads models": (
        "bodemplaat.governance.pages.views", "bodemplaat.governance.models",
        "bodemplaat.governance.pages.views imports no models",
    ),
}  # fmt: skip


class TestContract:
    def test_holds(self):
        broken = contracts.list_broken(contracts.build_graph())

        assert broken == []

    @pytest.mark.parametrize("name", PLANTED)
    def test_sees(self, name):
        importer, imported, broken = PLANTED[name]
        graph = contracts.build_graph()
        for module in (importer, imported):
            parts = module.split(".")
            for length in range(1, len(parts) + 1):
                if (part := ".".join(parts[:length])) not in graph.modules:
                    graph.add_module(part)
        graph.add_import(importer=importer, imported=imported, line_number=1, line_contents="?")

        assert broken in {contract.name for contract in contracts.list_broken(graph)}

    def test_lets_forms_and_tables_read_their_own_models(self):
        graph = contracts.build_graph()
        before = contracts.list_broken(graph)
        forms = "bodemplaat.governance.pages.forms"
        graph.add_module(forms)
        graph.add_import(
            importer=forms, imported="bodemplaat.governance.models", line_number=1,
            line_contents="?",
        )  # fmt: skip

        assert contracts.list_broken(graph) == before
