"""How the name of a workbook ends, of ours or of one that must be sent again, and how one begins that is none."""

# All but the first two are refused by the gate, which says what to do: a delivery is never passed over in silence.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".xltm", ".ods", ".numbers")
BESIDE = {"~$": "lock", "._": "mac"}  # what Excel and macOS leave beside a workbook, by how its name begins


def beside(path: str) -> str | None:
    """Which kind of file that lies beside a workbook this is, by its name; None for a workbook."""
    return BESIDE.get(path.replace("\\", "/").rsplit("/", 1)[-1][:2])
