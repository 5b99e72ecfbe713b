"""Fills the configured database with made-up coverage: `python -m bench.generator --statements 1000 --seed 1`."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.generator.command import main  # noqa: E402 models can be imported only now

main()
