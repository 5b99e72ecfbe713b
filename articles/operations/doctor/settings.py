from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import run_checks

from articles.operations.doctor.findings import Finding, attention, well


def examine() -> Iterator[Finding]:
    """What Django's own checks say; in development only those that are not about deployment."""
    messages = [
        message
        for message in run_checks(include_deployment_checks=not settings.DEVELOPMENT)
        if not message.is_silenced() and message.is_serious(30)
    ]
    for message in messages:
        hint = f" {message.hint}" if message.hint else ""
        yield attention(f"{' '.join(str(message.msg).split())}{hint} ({message.id})")
    if settings.DEVELOPMENT:
        yield well("DEVELOPMENT is on: this installation is for a developer's own machine.")
    elif not messages:
        yield well("The settings are safe in public.")
