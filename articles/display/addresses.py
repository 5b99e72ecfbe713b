"""Evaluates the addresses in a template when it is compiled.

A page has some eighty links and files with the same address on every page: `url('about')`, `static('css/lists.css')`.
They do not change while the process runs, so they become part of the text of the compiled template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer


class AddressEvaluator(NodeTransformer):
    """Replaces calls of these functions with their results where all arguments are constants."""

    def __init__(self, functions: Mapping[str, Callable[..., str]]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- the name that Jinja calls
        function = self._functions.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if function is None or node.kwargs:
            return self.generic_visit(node)
        try:
            arguments = [argument.as_const() for argument in node.args]
        except nodes.Impossible:
            return self.generic_visit(node)
        return nodes.Const(function(*arguments), lineno=node.lineno)
