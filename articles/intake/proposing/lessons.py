"""What editors' decisions teach: who says each stretch of a source, and which stretches are no speech."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db.models import Exists, OuterRef, Prefetch

from articles.intake.proposing.passage import Passage, story_of
from articles.intake.quotes.gold import gold, joint_f1, known_of
from articles.intake.quotes.learning import Known, learn
from articles.intake.quotes.mentions.mention import PERSON
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.model import Model
from articles.models import Decision, Proposal, Source
from articles.models.naming import name_key

Lesson = tuple[str, list[Known]]


@dataclass(frozen=True)
class Outcome:
    """The joint F1 on the texts that are held out, before and after, and the model that was learnt."""

    sources: int
    before: float
    after: float
    model: Model

    @property
    def is_worse(self) -> bool:
        return self.after < self.before


def learn_from_decisions(folder: Path, present: Model) -> Outcome:
    """Learn from the gold of a folder together with the decisions, and judge by the gold that is held out."""
    decided = lessons()
    texts: list[Lesson] = [(text.text, known_of(text)) for text in gold(folder, held_out=False)]
    model = learn([*texts, *decided])
    judges = gold(folder, held_out=True)
    return Outcome(len(decided), joint_f1(judges, present), joint_f1(judges, model), model)


def lessons() -> list[Lesson]:
    """One for each source whose blocks are kept and of which nothing is left to decide."""
    waiting = Proposal.objects.undecided().filter(source=OuterRef("pk"))
    edits = Prefetch("decisions", Decision.objects.filter(action=Decision.Action.EDIT, undone=False))
    proposals = Proposal.objects.select_related("speaker").prefetch_related("speaker__names", edits)
    sources = Source.objects.filter(proposals__state=Proposal.State.ACCEPTED).exclude(Exists(waiting)).distinct()
    return [lesson_of(source) for source in sources.prefetch_related(Prefetch("proposals", proposals)) if source.blocks]


def lesson_of(source: Source) -> Lesson:
    passage = story_of(source)
    reading = Reading(passage.text)
    known = []
    for proposal in source.proposals.all():
        if proposal.state == Proposal.State.ACCEPTED and proposal.kind != "paraphrase":
            known += known_from(proposal, passage, reading)
    return passage.text, known


def known_from(proposal: Proposal, passage: Passage, reading: Reading) -> list[Known]:
    mention = passage.from_source(*proposal.mention) if proposal.mention else None
    name: str | None = passage.text[slice(*mention)] if mention else None
    if speaker_was_changed(proposal):
        mention, name = None, name_in(reading, proposal)
    spans = [passage.from_source(start, end) for start, end in proposal.content]
    return [Known(start, end, name, mention) for start, end in spans]


def speaker_was_changed(proposal: Proposal) -> bool:
    return any({"speaker", "speaker_id"} & {*edit.before, *edit.after} for edit in proposal.decisions.all())


def name_in(reading: Reading, proposal: Proposal) -> str | None:
    """The name that the text has for the speaker whom an editor chose; None if it names nobody so."""
    if proposal.speaker is None:
        return None
    names = [proposal.speaker.name, *(other.name for other in proposal.speaker.names.all())]
    keys = {name_key(name) for name in names}
    beings = reading.people.by_name.values()
    return next((being.name for being in beings if being.kind == PERSON and name_key(being.name) in keys), None)
