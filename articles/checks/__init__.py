"""What is wrong or doubtful in a record. Start reading at statement.py and declarations.py.

Each check is declared once: its name, whether it finds errors or warnings, the field, a sentence, and a function. An
error is mended before the record is saved. A warning may be right as it is, and is then answered with a reason.
"""

from articles.checks.answers import assess, open_warnings, store
from articles.checks.declarations import CHECKS, Check, Severity
from articles.checks.everything import check_everything
from articles.checks.findings import Finding, examine, find_errors
from articles.checks.same_remarks import propose_everything, propose_for

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Severity",
    "assess",
    "check_everything",
    "examine",
    "find_errors",
    "open_warnings",
    "propose_everything",
    "propose_for",
    "store",
]
