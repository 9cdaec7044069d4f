"""1xx: the form came back as it was issued. The reader finds these; here stand their ids and how grave they are."""

from workbook.findings import Severity
from workbook.rules.rule import Rule

FILE = "file"

RULES = (
    Rule("OMX101", FILE, Severity.ERROR),
    Rule("OMX102", FILE, Severity.ERROR),
    Rule("OMX103", FILE, Severity.ERROR),
    Rule("OMX104", FILE, Severity.ERROR),
    Rule("OMX105", FILE, Severity.WARNING),
    Rule("OMX106", FILE, Severity.WARNING, also=(Severity.ERROR,)),
    Rule("OMX107", FILE, Severity.ERROR),
    Rule("OMX108", FILE, Severity.WARNING),
    Rule("OMX109", FILE, Severity.WARNING),
    Rule("OMX110", FILE, Severity.ERROR, also=(Severity.INFO,)),
    Rule("OMX111", FILE, Severity.ERROR),
    Rule("OMX112", FILE, Severity.ERROR, also=(Severity.WARNING, Severity.INFO)),
    Rule("OMX113", FILE, Severity.ERROR),
    Rule("OMX114", FILE, Severity.WARNING),
    Rule("OMX115", FILE, Severity.WARNING, also=(Severity.INFO,)),
    Rule("OMX116", FILE, Severity.WARNING, also=(Severity.ERROR,)),
    Rule("OMX117", FILE, Severity.ERROR),
    Rule("OMX118", FILE, Severity.WARNING, also=(Severity.INFO,)),
    Rule("OMX119", FILE, Severity.WARNING),
    Rule("OMX120", FILE, Severity.WARNING),
    Rule("OMX121", FILE, Severity.INFO),
    Rule("OMX122", FILE, Severity.INFO),
    Rule("OMX123", FILE, Severity.INFO),
    Rule("OMX124", FILE, Severity.WARNING),
    Rule("OMX125", FILE, Severity.INFO),
    Rule("OMX126", FILE, Severity.INFO),
)
