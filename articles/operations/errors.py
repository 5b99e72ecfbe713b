from __future__ import annotations


class OperationFailed(Exception):
    """Something an operator asked for could not be done. The message says why and what to do, in whole sentences."""
