# SPDX-License-Identifier: EUPL-1.2
"""The interface for programs: one base that the `api` room of every package stands on."""
