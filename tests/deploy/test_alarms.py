"""The alarms for Prometheus ask for numbers that Parley tells."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from django.test import Client

from tests.installation import ROOT

RULES = yaml.safe_load((ROOT / "deploy" / "prometheus" / "parley.rules.yml").read_text())["groups"][0]["rules"]
OUTCOMES = {"succeeded", "failed", "second_factor_failed", "delayed"}


@pytest.mark.django_db
def test_every_alarm_asks_for_metrics_that_exist(client: Client) -> None:
    told = set(re.findall(r"^# TYPE (\w+)", client.get("/metrics").text, re.MULTILINE))
    documented = set(re.findall(r"`(parley_\w+)", (ROOT / "docs" / "deploying.md").read_text()))
    ours = {name for name in told if name.startswith("parley_") and not name.endswith("_created")}
    assert ours <= documented  # when a number began is told by a single process only, as that of these tests
    for rule in RULES:
        asked = re.findall(r"parley_\w+", rule["expr"])
        assert asked or "up{" in rule["expr"], rule
        assert {name.removesuffix("_bucket") for name in asked} <= documented, rule


def test_every_alarm_says_what_to_do_and_is_no_other() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    assert all(rule["annotations"]["summary"].endswith(".") for rule in RULES)


@pytest.mark.parametrize("what", ["failed", "second_factor_failed", "delayed"])
def test_guessed_passwords_raise_an_alarm(what: Any) -> None:
    [expression] = [rule["expr"] for rule in RULES if rule["alert"] == "ParleyPasswordsAreGuessed"]
    named = re.search(r'outcome=~"([^"]*)"', expression)
    assert named
    assert what in named[1].split("|")
    assert set(named[1].split("|")) <= OUTCOMES
