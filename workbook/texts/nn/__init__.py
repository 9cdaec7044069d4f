"""Nynorsk."""
