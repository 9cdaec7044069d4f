"""What a rule may ask about kommuner: in which fylke a number lies. The reader of the register makes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Register(NamedTuple):
    """The fylke of every kommunenummer in use."""

    county_of: Mapping[str, str]

    @property
    def counties(self) -> frozenset[str]:
        return frozenset(self.county_of.values())

    def named_in(self, text: str) -> frozenset[str]:
        """The fylker of today whose names stand in a text: Telemark in «Telemark fylkeskommune»."""
        return frozenset(county for county in self.counties if county.casefold() in text.casefold())
