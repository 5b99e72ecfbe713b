"""Compiles templates to code that does the same as Jinja's, but faster.

A list outputs 1,700 values and looks up as many attributes. Jinja's code creates a Markup object for each value, only
to join them, and calls a method of the environment for each attribute. Text without any of the five special characters
is the same when it is escaped, so it is used unchanged, and Python looks up attributes itself.
"""

from __future__ import annotations

import re

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

has_special = re.compile("[&<>\"']").search


class PageCodeGenerator(CodeGenerator):
    """Generates conditional expressions. Their variables are used at once, so the next expression can use them again.

    The environment must have `has_special`.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_escaped(frame, finalize):
            self.write("(t_value if (t_value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_escaped(frame, finalize):
            self.write(").__class__ is str and not environment.has_special(t_value) else escape(t_value))")
        else:
            super()._output_child_post(node, frame, finalize)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- the name that Jinja calls
        """An object without the attribute may have an item of that name. Only Jinja's method looks for items."""
        self.write("(t_found if (t_found := getattr((t_owner := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(t_owner, {node.attr!r}))")


def _is_escaped(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    return bool(frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None)
