"""`manage.py measure_proposals` compares what is proposed for a text with what the record has."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article


@pytest.mark.django_db
def test_a_text_is_measured_against_its_article(tmp_path: Path) -> None:
    article = Article.objects.get(slug__startswith="kerry-supports-syrian")
    (tmp_path / "one.txt").write_text(
        "GENEVA — Talks.\n\n“We hope that the Russian efforts could be helpful,” Mr. Kerry said on Wednesday at the "
        "start of a meeting here with Staffan de Mistura.\n\n“Nobody said this,” Mr. Kerry said.",
        encoding="utf-8",
    )
    (tmp_path / "sources.json").write_text(json.dumps([{"file": "one.txt", "url": article.url}]), encoding="utf-8")
    out = StringIO()
    call_command("measure_proposals", tmp_path, stdout=out)
    report = out.getvalue()
    coded = article.statements.exclude(words="").count()
    assert f"{coded} coded, 1 found to the letter, 1 other passages proposed" in report
    for field in ("speaker", "role", "day said", "venue", "medium"):
        assert f"| {field} | 1 | 1 (100 %) | 100 % |" in report


@pytest.mark.django_db
def test_a_folder_that_says_no_texts_of_articles_is_refused(tmp_path: Path) -> None:
    index = tmp_path / "sources.json"
    with pytest.raises(CommandError, match=f"{index} cannot be read: No such file"):
        call_command("measure_proposals", tmp_path)
    for content in ("no JSON", '"text"', '["text"]', '[{"file": "one.txt"}]', "1"):
        index.write_text(content)
        with pytest.raises(CommandError, match=f"{index} must be a list of objects with “file” and “url”"):
            call_command("measure_proposals", tmp_path)
    index.write_text('[{"file": "one.txt", "url": "https://no.example/"}]')
    (tmp_path / "one.txt").write_bytes(b"\xff")
    with pytest.raises(CommandError, match=r"one\.txt cannot be read: it is not in UTF-8"):
        call_command("measure_proposals", tmp_path)
    (tmp_path / "one.txt").write_text("Text.")
    with pytest.raises(CommandError, match=r"There is no article with the address https://no\.example/"):
        call_command("measure_proposals", tmp_path)
