# SPDX-License-Identifier: EUPL-1.2
"""One set-up for all tests; it lives in the foundation, beside what it sets up."""

pytest_plugins = ("bodemplaat.foundation.testing",)
