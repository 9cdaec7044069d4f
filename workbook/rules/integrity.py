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
    Rule("OMX106", FILE, Severity.WARNING),
    Rule("OMX107", FILE, Severity.ERROR),
    Rule("OMX111", FILE, Severity.ERROR),
    Rule("OMX113", FILE, Severity.ERROR),
    Rule("OMX115", FILE, Severity.WARNING),
)
