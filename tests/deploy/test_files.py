"""The files for operators say what they should, and name only files that exist."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.installation import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
SHELL = sorted([*DEPLOY.rglob("*.sh"), *(ROOT / "scripts").glob("*.sh")])
INSTRUCTIONS = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "VOLUME", "EXPOSE", "HEALTHCHECK", "CMD"}


class Strict(yaml.SafeLoader):
    """Refuses a key that stands twice in a mapping, of which YAML would take the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _value in node.value if key.value != "<<"]
        assert len(keys) == len(set(keys)), f"{node.start_mark}: {keys}"
        return super().construct_mapping(node, deep)


def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load((DEPLOY / "container" / "compose.yaml").read_text(), Strict)
    return read


def unit(file: Path) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(file.read_text())
    return parser


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_a_unit_gives_up_every_right_that_it_does_not_need(file: Path) -> None:
    service = unit(file)["Service"]
    assert service["User"] == "parley"
    assert (service["UMask"], service["StateDirectoryMode"]) == ("0077", "0700")
    assert (service["NoNewPrivileges"], service["ProtectSystem"]) == ("true", "strict")
    assert service["CapabilityBoundingSet"] == ""
    program = shutil.which("systemd-analyze")
    if program:  # the figure, where systemd can say it
        command = [program, "security", "--offline=true", "--no-pager", "--threshold=20", str(file)]
        assert subprocess.run(command, capture_output=True).returncode == 0


def test_units_run_commands_that_exist() -> None:
    commands = {path.stem for path in (ROOT / "articles" / "management" / "commands").glob("*.py")}
    commands |= {"migrate"}
    started = [name for file in UNITS for name in re.findall(r"manage\.py (\w+)", file.read_text())]
    assert {"backup", "prepare_release"} <= set(started) <= commands


def test_the_timer_makes_a_backup_each_day() -> None:
    timer = unit(DEPLOY / "systemd" / "parley-backup.timer")["Timer"]
    assert timer["OnCalendar"].startswith("*-*-* ")
    assert timer["Persistent"] == "true"


@pytest.mark.parametrize("file", SHELL, ids=lambda file: file.name)
def test_scripts_are_scripts_for_any_shell(file: Path) -> None:
    assert subprocess.run(["sh", "-n", str(file)]).returncode == 0


def test_the_image_is_built_in_stages_and_runs_without_root() -> None:
    text = (DEPLOY / "container" / "Containerfile").read_text()
    joined = text.replace("\\\n", " ")
    lines = [line.split() for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    assert {line[0] for line in lines} == INSTRUCTIONS
    assert sum(line[0] == "FROM" for line in lines) == 2
    (user,) = (line[1] for line in lines if line[0] == "USER")
    assert user.split(":")[0].isdigit()
    assert user.split(":")[0] != "0"
    assert "--require-hashes" in text
    assert "/readyz" in next(" ".join(line) for line in lines if line[0] == "HEALTHCHECK")
    copied = [line[1:-1] for line in lines if line[0] == "COPY" and not line[1].startswith("--from")]
    assert all((ROOT / name).exists() for names in copied for name in names)
    # What the site reads when it runs.
    assert {"articles", "config", "templates", "static", "locale", "fixtures"} <= {name for [name] in copied}


@pytest.mark.parametrize("name", ["proxy", "web-1", "web-2"])
def test_containers_of_the_site_cannot_write_to_themselves_or_gain_rights(name: str) -> None:
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "primary" not in service.get("networks", []) or name != "proxy"


def test_the_database_is_reached_by_the_web_machines_alone() -> None:
    read = compose()
    assert read["networks"]["back"] == {"internal": True}
    assert all("ports" not in read["services"][name] for name in ("primary", "standby", "web-1", "web-2"))
    assert "back" not in read["services"]["proxy"]["networks"]


def test_postgresql_asks_everybody_on_the_network_for_a_password() -> None:
    lines = (DEPLOY / "postgresql" / "pg_hba.conf").read_text().splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    over_network = [entry for entry in entries if entry[0] != "local"]
    assert over_network
    assert {entry[-1] for entry in over_network} == {"scram-sha-256"}
    assert all("all" not in entry[1:3] for entry in over_network)


def test_one_web_machine_alone_migrates_and_both_know_the_proxy() -> None:
    services = compose()["services"]
    proxy = services["proxy"]["networks"]["front"]["ipv4_address"]
    environments = [services[name]["environment"] for name in ("web-1", "web-2")]
    assert [one.get("MIGRATE") for one in environments] == ["1", None]
    assert {one["FORWARDED_ALLOW_IPS"] for one in environments} == {proxy}


def test_compose_mounts_files_and_volumes_that_exist() -> None:
    read, folder = compose(), DEPLOY / "container"
    for name, service in read["services"].items():
        for source in (volume.split(":")[0] for volume in service.get("volumes", [])):
            assert source in read["volumes"] or (folder / source).exists(), (name, source)
        env_file = service.get("env_file")
        assert env_file is None or (folder / f"{env_file}.example").exists()
        assert set(service["networks"]) <= set(read["networks"])


def test_settings_of_the_examples_are_settings() -> None:
    known = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    example = (DEPLOY / "container" / "parley.env.example").read_text()
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) <= known


def test_litestream_copies_the_database_of_the_unit() -> None:
    read = yaml.load((DEPLOY / "litestream" / "litestream.yml").read_text(), Strict)
    (database,) = read["dbs"]
    assert database["path"] == "/var/lib/parley/parley.sqlite3"
    assert database["replicas"]
