"""The face: `import omstilling_xlsx as ox`, then `ox.new`, `ox.fill`, `ox.read`, `ox.check`, `ox.consolidate`."""

from omstilling_xlsx.api import check, consolidate, extract, fill, new, read

__all__ = ["check", "consolidate", "extract", "fill", "new", "read"]
