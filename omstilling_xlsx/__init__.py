"""The face: `import omstilling_xlsx as ox`, then `ox.new`, `ox.new_many`, `ox.fill`, `ox.check`, `ox.consolidate` …"""

from omstilling_xlsx.api import check, consolidate, extract, fill, new, new_many, read, reissue

__all__ = ["check", "consolidate", "extract", "fill", "new", "new_many", "read", "reissue"]
