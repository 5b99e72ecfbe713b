"""Translates the messages of a template when it is compiled.

Jinja's i18n extension calls gettext each time a message is rendered. A list has some 250 messages, and each call takes
several times as long as writing the text. Here the translation becomes part of the compiled template, so a template is
compiled once for each language. Plural messages depend on a number and are looked up when a page is rendered.
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
    """Replaces `{% trans %}` and `_("…")` with their translations into the active language."""

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
        """The parts of a message, unescaped like the text of a template, and the values between them."""
        values = {keyword.key: self.visit(keyword.value) for keyword in call.kwargs}
        for position, part in enumerate(_PLACEHOLDER.split(_translated(call))):
            if position % 2:
                yield values[part]
            elif part:
                yield nodes.TemplateData(part.replace("%%", "%"), lineno=call.lineno)


def _function(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _translated(call: nodes.Call) -> str:
    """Raises Impossible if a message is not a constant. Such a message could not be extracted either."""
    arguments: list[Any] = [argument.as_const() for argument in call.args]
    return pgettext(*arguments) if _function(call) == "pgettext" else gettext(*arguments)
