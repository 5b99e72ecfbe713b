"""Whether the words of a statement stand in its source to the letter. Start reading at comparing.py."""

from articles.checks.quotations.checking import check_statements, recheck, text_of
from articles.checks.quotations.comparing import Difference, differences, stands_in

__all__ = ["Difference", "check_statements", "differences", "recheck", "stands_in", "text_of"]
