"""Words for one office or calling, by which a text tells again of somebody: "the lawyer" is the attorney it named."""

from __future__ import annotations

GROUPS = """
lawyer attorney counsel solicitor barrister advocate prosecutor
judge justice magistrate
lawmaker legislator member congressman congresswoman representative senator mp assemblyman assemblywoman politician
diplomat envoy ambassador consul mediator negotiator
doctor physician surgeon cardiologist epidemiologist oncologist psychiatrist
academic professor scholar lecturer historian economist
coach manager gaffer boss
boss executive ceo chief chairman chairwoman founder director entrepreneur
pastor reverend priest vicar clergyman preacher bishop cleric chaplain
policeman policewoman officer sergeant detective constable sheriff trooper
soldier general colonel major commander captain sergeant lieutenant officer marine veteran
writer author novelist poet playwright essayist
artist painter sculptor
businessman businesswoman billionaire millionaire tycoon magnate mogul entrepreneur developer
player striker forward winger
player midfielder winger
player defender centre-back
player goalkeeper keeper
player captain skipper
player quarterback
player pitcher
teacher schoolteacher headteacher headmaster headmistress
scientist researcher biologist physicist chemist climatologist ecologist geologist
candidate nominee hopeful contender challenger front-runner frontrunner
leader president head chief chairman chairwoman premier secretary-general
singer star musician soprano rapper
pensioner grandmother grandfather retiree widow widower
mother mum mom parent
father dad parent
"""


def others_by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in GROUPS.split("\n"):
        words = line.split()
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(others - {word}) for word, others in found.items()}


OTHER_WORDS = others_by_word()
