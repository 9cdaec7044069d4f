"""Bokmål: integrity."""

TEXTS: dict[str, str] = {}
