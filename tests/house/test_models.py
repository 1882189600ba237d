# SPDX-License-Identifier: EUPL-1.2
"""Every model has its class of rows, points down, and has its migration."""

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.test.utils import isolate_apps
from django.utils import translation

from bodemplaat.foundation.database import protection
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from tests.house import tree

CLASSES = {*protection.RULES, "shared", "system"}


def find_wrong_class(model: type[models.Model]) -> list[str]:
    """Return why the class of rows of a model is not clear."""
    kind = getattr(model, "tenancy", None)
    if kind not in CLASSES:
        return [f"{model._meta.label} declares no class of rows"]
    if kind == "system" and not getattr(model, "system_reason", ""):
        return [f"{model._meta.label} gives no system_reason"]
    return []


def find_wrong_relations(model: type[models.Model]) -> list[str]:
    """Return relations that point up, or leave the arrangement."""
    found = []
    for field in model._meta.local_fields:
        target = field.related_model
        if not isinstance(field, models.ForeignKey) or not isinstance(target, type):
            continue
        if _floor(target) < _floor(model):
            found.append(f"{model._meta.label}.{field.name} points up")
        both = all(
            getattr(side, "tenancy", "system") in protection.RULES for side in (model, target)
        )
        is_own_link = field.name == "replaces" and issubclass(model, ValidFact)
        if both and not (isinstance(field, TenantForeignKey) or is_own_link):
            found.append(f"{model._meta.label}.{field.name} must be a TenantForeignKey")
    return found


def _floor(model: type[models.Model]) -> int:
    name = model.__module__.split(".")[1] if model.__module__.startswith("bodemplaat.") else ""
    return tree.FLOORS.index(name) if name in tree.FLOORS else len(tree.FLOORS)


class TestModel:
    def test_declares_its_class_of_rows(self):
        assert [f for m in protection.list_house_models() for f in find_wrong_class(m)] == []

    def test_points_down_and_stays_inside_its_arrangement(self):
        assert [f for m in protection.list_house_models() for f in find_wrong_relations(m)] == []

    def test_says_what_one_row_means(self):
        assert [
            model._meta.label
            for model in protection.list_house_models()
            if (model.__doc__ or "").startswith(f"{model.__name__}(")
        ] == []

    def test_has_its_migration(self):
        loader = MigrationLoader(None)
        with translation.override(None):  # Django's own labels are in the reader's language
            now = ProjectState.from_apps(apps)
            changes = MigrationAutodetector(loader.project_state(), now).changes(loader.graph)

        assert {label: [str(m.operations) for m in found] for label, found in changes.items()} == {}
        assert loader.detect_conflicts() == {}

    @isolate_apps("bodemplaat.foundation", "bodemplaat.organisations")
    def test_is_refused_when_it_points_up_or_out(self):
        class Higher(ArrangementModel):
            class Meta:
                app_label = "organisations"

        Higher.__module__ = "bodemplaat.organisations.models"

        class Lower(ArrangementModel):
            higher = models.ForeignKey(Higher, models.PROTECT)

            class Meta:
                app_label = "foundation"

        Lower.__module__ = "bodemplaat.foundation.models"

        assert find_wrong_relations(Lower) == [
            "foundation.Lower.higher points up",
            "foundation.Lower.higher must be a TenantForeignKey",
        ]

    @pytest.mark.parametrize(
        ("declared", "complaint"),
        [({}, "declares no class"), ({"tenancy": "secret"}, "declares no class"),
         ({"tenancy": "system"}, "gives no system_reason")],
    )  # fmt: skip
    @isolate_apps("bodemplaat.foundation")
    def test_is_refused_without_a_class_of_rows(self, declared, complaint):
        meta = type("Meta", (), {"app_label": "foundation"})
        members = {"__module__": "bodemplaat.foundation.models", "Meta": meta, **declared}
        model = type("Loose", (models.Model,), members)

        assert complaint in find_wrong_class(model)[0]
