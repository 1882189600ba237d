# SPDX-License-Identifier: EUPL-1.2
"""The general VAT rate of the years that the product knows, each with its law."""

from datetime import date

from django.db import migrations

LAW = "Wet op de omzetbelasting 1968, artikel 9, eerste lid"
RATES = (
    ("17.5", date(1992, 10, 1), date(2001, 1, 1)),
    ("19", date(2001, 1, 1), date(2012, 10, 1)),
    ("21", date(2012, 10, 1), None),
)


def add_rates(apps, schema_editor):
    """Add the rates; the table is shared, so no context is needed."""
    rates = apps.get_model("finance", "TaxRate").objects
    for percentage, starts_on, ends_before in RATES:
        rates.create(
            percentage=percentage, starts_on=starts_on, ends_before=ends_before, source=LAW
        )


class Migration(migrations.Migration):
    dependencies = [("finance", "0001_initial")]
    operations = [migrations.RunPython(add_rates, migrations.RunPython.noop)]
