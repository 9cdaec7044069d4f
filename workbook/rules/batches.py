"""9xx: the forms of a batch fit together. Consolidation finds these; here stand their ids and how grave they are."""

from workbook.findings import Severity
from workbook.rules.rule import Rule

BATCH = "batch"

RULES = (
    Rule("OMX901", BATCH, Severity.ERROR),
    Rule("OMX902", BATCH, Severity.MISSING),
    Rule("OMX903", BATCH, Severity.INFO),
    Rule("OMX904", BATCH, Severity.INFO),
    Rule("OMX905", BATCH, Severity.INFO),
    Rule("OMX906", BATCH, Severity.WARNING),
    Rule("OMX907", BATCH, Severity.INFO),
    Rule("OMX908", BATCH, Severity.WARNING),
)
