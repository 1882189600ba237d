# SPDX-License-Identifier: EUPL-1.2
"""One YAML file that sets an arrangement up: what it may hold, reading it, applying it."""
