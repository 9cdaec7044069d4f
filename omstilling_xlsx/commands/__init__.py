"""One command per module; `omstilling_xlsx.cli` lists them."""
