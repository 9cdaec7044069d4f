"""What the workbook is: its setup, cells, formulas, rules, findings and texts. Opens no file, knows no format."""
