"""Bokmål: rules."""

TEXTS: dict[str, str] = {}
