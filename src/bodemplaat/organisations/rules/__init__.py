# SPDX-License-Identifier: EUPL-1.2
"""Decisions on plain values about participants, facts, colours and the register."""
