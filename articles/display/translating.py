"""Translates the messages of a template while it is compiled.

Jinja's own i18n extension calls gettext each time a message is placed. A list places some 250 of them, and each call
takes several times as long as placing the text. Here a message becomes part of the compiled template, which is
therefore compiled once for each language. Plural messages depend on a number and are looked up while a page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, pgettext
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class MessageTranslator(NodeTransformer):
    """Replaces `{% trans %}` and `_("…")` by their texts in the active language."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 -- the name that Jinja calls
        placed: list[nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.Call) and _function(child) in ("gettext", "pgettext"):
                placed += self._parts(child)
            else:
                placed.append(self.visit(child))
        return nodes.Output(placed, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        if _function(node) in ("_", "gettext", "pgettext") and not node.kwargs:
            return nodes.Const(_translated(node), lineno=node.lineno)
        return self.generic_visit(node)

    def _parts(self, call: nodes.Call) -> Iterator[nodes.Expr]:
        """The text of a message as the template has it, unescaped, and between its parts the values."""
        values = {keyword.key: self.visit(keyword.value) for keyword in call.kwargs}
        for position, part in enumerate(_PLACEHOLDER.split(_translated(call))):
            if position % 2:
                yield values[part]
            elif part:
                yield nodes.TemplateData(part.replace("%%", "%"), lineno=call.lineno)


def _function(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _translated(call: nodes.Call) -> str:
    """Raises Impossible where a message is not written out in the template, so that it could not be extracted."""
    told: list[Any] = [argument.as_const() for argument in call.args]
    return pgettext(*told) if _function(call) == "pgettext" else gettext(*told)
