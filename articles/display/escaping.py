"""Escapes the values on a page as Jinja does, but without a Markup object for each value.

The compiled code of a template creates a Markup object for every value, 1,700 of them for a list, only to join them.
Text without any of the five special characters is the same when it is escaped, so it is used unchanged.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

_has_special = re.compile("[&<>\"']").search


def escaped(value: Any) -> str:
    return value if value.__class__ is str and not _has_special(value) else escape(value)


class EscapingCodeGenerator(CodeGenerator):
    """Generates code that calls `environment.escaped` instead of `escape`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)
