"""`manage.py learn_sources`: what editors decide is learnt, unless the reader gets worse by it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.intake.proposing import propose
from articles.models import Decision, Person, Source
from tests.intake.proposing.conftest import Handed

TEXT = "“{words},” Sergei Lavrov told John Kerry. “Nobody else came to the hall,” he said."


def write_gold(folder: Path, *, speaker: str) -> None:
    """One text to learn from and one that is held out, with the speaker that the labels give."""
    folder.mkdir(exist_ok=True)
    text = '"{1 We came to sign the deal,}" {1!said} {1@Karim Haddad}.\n====\n1 quotation ' + speaker + "\n"
    (folder / "01_one.txt").write_text(text, encoding="utf-8")
    (folder / "61_other.txt").write_text(text.replace("deal", "paper"), encoding="utf-8")


def learn(folder: Path) -> str:
    out = StringIO()
    call_command("learn_sources", gold=folder, stdout=out)
    return out.getvalue()


@pytest.fixture
def decided(handed: Handed) -> Source:
    """A source of which all is decided; one speaker was changed, one stretch is no speech."""
    source = handed(*(TEXT.format(words=f"We came to sign {number} papers") for number in range(4)))
    propose(source)
    first, second, *_ = source.proposals.all()
    source.proposals.update(state="accepted")
    kerry = Person.objects.get(slug="john-kerry")
    source.proposals.filter(pk=first.pk).update(speaker=kerry)
    before = {"speaker": first.speaker_id}
    Decision.objects.create(proposal=first, action="edit", before=before, after={"speaker": kerry.pk})
    source.proposals.filter(pk=second.pk).update(state="rejected")
    return source


def test_decisions_are_learnt_and_the_site_prefers_what_they_taught(
    decided: Source, handed: Handed, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_gold(tmp_path / "gold", speaker="Karim Haddad")
    said = learn(tmp_path / "gold")
    assert "1 source decided" in said
    assert "before" in said
    assert "after" in said
    file = Path(settings.DATA_DIR) / "speaker_weights.json"
    assert file.exists()
    usual = handed("“We came to sign,” John Kerry said.")
    propose(usual)
    learnt = usual.proposals.get().confidence
    file.unlink()
    propose(usual)
    assert usual.proposals.get().confidence != learnt


def test_what_makes_the_reader_worse_is_not_kept(decided: Source, tmp_path: Path, settings: Any) -> None:
    folder = tmp_path / "gold"
    write_gold(folder, speaker="Karim Haddad")
    (folder / "01_one.txt").write_text(
        "He saw “terms” and “words” and “more” there, Ada Lang said.\n====\n", encoding="utf-8"
    )
    (folder / "02_two.txt").write_text(
        "“We came to sign the paper today,” said Karim Haddad.\n\n" * 30 + "====\n", encoding="utf-8"
    )
    with pytest.raises(CommandError, match="It would get worse"):
        learn(folder)
    assert not (Path(settings.DATA_DIR) / "speaker_weights.json").exists()


def test_without_decisions_there_is_nothing_to_learn(handed: Handed, tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", speaker="Karim Haddad")
    propose(handed("“We came to sign,” John Kerry said."))
    with pytest.raises(CommandError, match="nothing to learn"):
        learn(tmp_path / "gold")
    with pytest.raises(CommandError, match="no labelled texts"):
        learn(tmp_path)


def test_a_damaged_file_of_the_site_is_passed_over(handed: Handed, settings: Any) -> None:
    (Path(settings.DATA_DIR) / "speaker_weights.json").write_text("{", encoding="utf-8")
    assert propose(handed("“We came to sign,” John Kerry said.")) == 1
