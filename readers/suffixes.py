"""How the name of a workbook ends, of ours or of one that must be sent again as another kind."""

# All but the first two are refused by the gate, which says what to do: a delivery is never passed over in silence.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".xltm", ".ods", ".numbers")
