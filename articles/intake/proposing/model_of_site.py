"""The weights that this site's editors have taught, which `manage.py learn_sources` writes."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from articles.intake.quotes.speakers.model import Model, read_model, stored_model


def weights_file() -> Path:
    return Path(settings.DATA_DIR) / "speaker_weights.json"


def model_of_site() -> Model:
    """That of the site if it has one, else that which the reader comes with, also if the site's cannot be read."""
    try:
        return read_model(weights_file())
    except (OSError, ValueError, KeyError, TypeError):
        return stored_model()
