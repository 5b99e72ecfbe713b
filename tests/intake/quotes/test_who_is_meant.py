"""Whom pronouns and nouns mean in news: each rule in a few sentences."""

from __future__ import annotations

import pytest

from articles.intake.quotes import statements
from tests.intake.quotes.quoted import last_speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Max Orr built the bridge. "It is safe," the hairdresser said.', "Max Orr"),
        ('Marek Dvoran built the bridge. "It is safe," laughed the Slovak.', "Marek Dvoran"),
        ('Marek Dvoran built the bridge. "It is safe," laughed the Nebraskan.', "Marek Dvoran"),
        ('Max Orr built the bridge. The mayor thanked the 48-year-old. "It is safe," he said.', "Max Orr"),
        ('Max Orr built the bridge. "It is safe," the burly ex-wrestler said.', "Max Orr"),
        ('Max Orr built the bridge. "It is safe," the dad-of-three said.', "Max Orr"),
        ('Max Orr built the bridge. "It is safe," the Ulster welder said.', "Max Orr"),
        ('Max Orr said that the bridge stands.\n\nThe business minister called it "safe".', "Max Orr"),
        ('Ruth Orr built the bridge. "It is safe," the New Mexico Democrat said.', "Ruth Orr"),
        ('A senior insider built it. "It is safe," the source said.', "senior insider"),
        ('Pelham Foods built the bridge. "It is safe," the Lyon firm said.', "Pelham Foods"),
    ],
)
def test_a_noun_can_tell_again_of_who_was_named(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Max Orr built the bridge. "It is safe," the foreign minister said.', "foreign minister"),
        ('Max Orr, a plumber, crossed the bridge. "It is safe," the dentist said.', "dentist"),
        ('Max Orr built the bridge. "It is safe," said the driver who crosses it daily.', "driver"),
        ('Max Orr built it. An investor fled. "It is safe," the broker said.', "broker"),
        ('Max Orr, 41, met Dora Lind. "It is safe," the 71-year-old said.', "Dora Lind"),
        ('The former foreign minister left. "It is safe," said Foreign Minister Max Orr.', "Max Orr"),
    ],
)
def test_other_nouns_bring_in_somebody_else(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Dora Lind wrote a novel. Her publisher is nervous. "It is long," she said.', "Dora Lind"),
        ('Max Orr, who crossed it as a boy, fell. "It is safe," he said.', "Max Orr"),
        ('Max Orr, who comes on Thursdays, fell. "It is safe," he said.', "Max Orr"),
        ('Max Orr met Ed Lamb. Mr Lamb had fallen, he said, but was "in good heart".', "Max Orr"),
        ('President Amara met reporters. "It is safe," he said.', "Amara"),
        ('A spokesperson denied the plan. "It is safe," they said.', "spokesperson"),
        ('The Karsians met Dora Lind. "It is safe," she said.', "Dora Lind"),
    ],
)
def test_a_pronoun_means_who_fits(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The agency quoted an unnamed officer as saying that the bridge was "safe".', "unnamed officer"),
        ('Max Orr fell. The agency quoted him as saying that the bridge was "safe".', "Max Orr"),
        ('In the phrase of one ambassador, the bridge was "a joke in concrete".', "ambassador"),
        ('Cllr Dora Lind (Lab, Castle), who voted against it, called the bridge "a joke".', "Dora Lind"),
        ('One newspaper called the bridge "a joke".', "newspaper"),
        ('A carer who stole £70,000 from a widow told police she was "tired".\n\nDora Lind, 44, wept.', "Dora Lind"),
        ('The head of the miners left, calling it "a joke".\n\nMax Orr, president of the union, wept.', "Max Orr"),
    ],
)
def test_the_speaker_may_stand_further_off(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Arborist Neil Cottam", "Neil Cottam"),
        ("Det Con Mark Ainsley", "Mark Ainsley"),
        ("Chairman Gwen Partridge", "Gwen Partridge"),
        ("Helen Markby KC", "Helen Markby"),
        ("The curator, a young woman named Annina Bieri,", "Annina Bieri"),
        ("The European Court of Human Rights", "European Court of Human Rights"),
        ("Pelican Foods", "Pelican Foods"),
        ("The Dutch Green Gerda van Houten", "Gerda van Houten"),
        ("The beadle, Honor Pym,", "Honor Pym"),
        ("Last night Dora Lind", "Dora Lind"),
    ],
)
def test_a_name_is_read_whole_and_alone(name: str, speaker: str) -> None:
    assert last_speaker(f'{name} called the bridge "a joke in concrete".') == speaker


def test_a_chairman_can_be_a_woman() -> None:
    assert last_speaker('Chairman Gwen Partridge met Max Orr. "It is safe," she said.') == "Gwen Partridge"


def test_a_maker_is_the_company_that_was_named() -> None:
    text = 'Shares in Pelican Foods fell after the biscuit maker said the year was "lost". "It is," the company said.'
    assert last_speaker(text) == "Pelican Foods"


def test_a_maker_is_the_company_of_its_own_sentence() -> None:
    text = 'Shares in Pelican Foods fell after the biscuit maker warned that profits would be "far below" its plan.'
    assert last_speaker(text) == "Pelican Foods"


def test_a_surname_may_be_the_word_for_a_body() -> None:
    assert last_speaker('The shadow health secretary, Anne Court, described the plan as "a cheque".') == "Anne Court"


def test_a_name_after_a_colon_says_who_somebody_is() -> None:
    text = 'The inquiry heard its main witness today: Lena Fox, who drove. The witness paused. "I braked," she said.'
    assert last_speaker(text) == "Lena Fox"


def test_initials_stand_for_who_was_named_before_the_first_turn() -> None:
    text = "A talk.\n\nJO LIND: Are you well?\n\nMAX ORR: I am.\n\nJL: Are you sure?\n\nMO: I was.\n\nJL: Good."
    assert [item.speaker for item in statements(text)] == ["Jo Lind", "Max Orr", "Jo Lind", "Max Orr", "Jo Lind"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Erik and Dora Lind built the bridge. "It is safe," Erik said.', "Erik Lind"),
        ('Benedict Orr built the bridge. "It is safe," Ben said.', "Benedict Orr"),
        ('Don Orr met Lyle Orr. "It is safe," L. Orr said.', "Lyle Orr"),
        ('The Department of Foreign Affairs met. "It is safe," the DFA said.', "Department of Foreign Affairs"),
        ('"It is safe," said Velour head of urban mobility Max Orr.', "Max Orr"),
        ('"It is safe," Dora Lind, CEO, Aralin, said.', "Dora Lind"),
        ('"It is safe," the official Karsian News Agency said.', "Karsian News Agency"),
        ('Wet Otters are a band. Otto Lind met them. "We are safe," they said.', "Wet Otters"),
        ('"It is safe," one of the four said.', "one of the four"),
        ('"It is safe," said the envoy for Karsia Desta Lemlem.', "Desta Lemlem"),
        ('Ghassan Abi Rached built it. "It is safe," Abi Rached said.', "Ghassan Abi Rached"),
        ('Minister of Internal Security Ghassan Haddad said that it was "safe".', "Ghassan Haddad"),
        ('Minister of Irrigation Ghassan Haddad said that it was "safe".', "Ghassan Haddad"),
        ('"It is safe," the army-owned Delta Mirror daily said.', "Delta Mirror"),
        ('"It is safe," Dora Orr and Ed Lind wrote.', "Dora Orr and Ed Lind"),
        ('Lumenia built it. A Lumenia spokesman came. "It is safe," the company said.', "Lumenia"),
        ('Wing Josaia Lind said that it was "safe".', "Josaia Lind"),
        ('Otis Hull Jr. built it. "It is safe," Hull said.', "Otis Hull Jr."),
        ('Ed Hull IV left. "It is safe," said Ed Hull III.', "Ed Hull III"),
        ('Lund coach Ted Orr\'s press conferences are short. "It is safe," Orr said.', "Ted Orr"),
        ('Otis Hull TD built it. Teachta Hull said: "It is safe."', "Otis Hull"),
        ('Sen. Ann Orr, R-S.D., and Rep. Ed Lind, D-Minn., called it "very safe indeed".', "Ann Orr and Ed Lind"),
        ('Russia, Turkey and Iran said that it was "very safe".', "Russia, Turkey and Iran"),
        ('Ann Orr and Ed Lind left. Orr and Lind put out a joint note that it was "safe".', "Ann Orr and Ed Lind"),
        ('Special Envoy for North Korea said that it was "very safe".', "Special Envoy for North Korea"),
    ],
)
def test_names_have_short_forms_and_companions(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


def test_whoever_is_blamed_said_it() -> None:
    text = "Max Orr rebuked Ed Lamb, the party's spokesman, for grumbling that the bridge was 'unsafe'."
    assert last_speaker(text) == "Ed Lamb"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Max Orr built the bridge. Asked by Ed Lamb whether it is safe, he replied: "Yes."', "Max Orr"),
        ('Max Orr built the bridge. "Is it safe?" Chairman Ed Lamb asked.\n\n"Yes," he replied.', "Max Orr"),
    ],
)
def test_whoever_asks_does_not_answer(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('In it Dora Lind, who belongs to the old Lund Party (LP), maintained that it was "very safe".', "Dora Lind"),
        ('In Hull, Russia\'s consul general, Max Orr, invited reporters on Sunday and said: "It is safe."', "Max Orr"),
        ("Boy, 11, dies\n\nThe boy’s grandmother, Teuila Orr, left. “It is not safe,” she said.", "Teuila Orr"),
        (
            'Dora Lind, 69, came. A first-time voter left. "It is safe," the 18-year-old welder said.',
            "18-year-old welder",
        ),
        ('Minister Walid Mouallem left. "It is safe," Moallem said.', "Walid Mouallem"),
        ('It came before its release and Dora Lind tweeted that "it is safe."', "Dora Lind"),
        ('State radio quoted a person familiar with it as saying: "It is safe."', "person"),
        ('Dora Lind said she no longer saw it as shut, adding that it was "very safe indeed".', "Dora Lind"),
        ('HULL: The bridge is shut.\n\nAmong its builders is Max Orr.\n\n"It is safe," he said.', "Max Orr"),
        ('The Pelham ferry guild met. Pelham Lines cut jobs. "It is safe," Pelham said.', "Pelham Lines"),
        ("Ed Orr regretted his words, which were branded “very unsafe indeed” by the leader, Dora Lind.", "Dora Lind"),
        ('Ed Orr made light of Dora Lind\'s claim that the bridge was "very safe indeed".', "Dora Lind"),
        ("Ed Orr rejected Dora Lind's argument that the new bridge was “safe enough”.", "Dora Lind"),
        ("Ed Orr brushed off Dora Lind's claim that the bridge was “safe” and said it would be shut.", "Ed Orr"),
        ("A shrug came from Ed Orr, senior analyst at Pelham Trade, who said it was “safe”.", "Ed Orr"),
        ("The delegate of Karsia, who built it, described the report as “safe but ugly”.", "delegate"),
        ("Ed Orr, a baker, wept. But the recorder, who was shown it, told him: “It is not safe.”", "recorder"),
        ("“It is safe,” said a message posted by her record company, Halden Lane, which had sold it.", "Halden Lane"),
        ("The report, which states that the mayor “knew of it all along”, is long.", "report"),
        ("The bridge is “as safe as a house” and will stay so, the chief executive said.", "chief executive"),
        ('The court heard Orr kept telling them it was "very safe indeed".', "Orr"),
        ('Ed Orr, after he met Dora Lind in Hull, told reporters that he hoped for a "safe bridge".', "Ed Orr"),
    ],
)
def test_words_beside_a_verb_need_not_be_its_subject(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize("line", ["— Dora Lind, who built the bridge", "- Dora Lind"])
def test_a_line_under_a_quotation_names_its_speaker(line: str) -> None:
    text = f'Max Orr said it is safe.\n\n"It is not."\n{line}\n\nThe bridge was opened on Monday.'
    assert last_speaker(text) == "Dora Lind"


def test_the_name_at_the_end_of_two_paragraphs_is_that_of_both() -> None:
    text = "Max Orr met Ed Lamb.\n\n“It is safe.\n\n“I crossed it.” – Dora Lind\n\nMax Orr left."
    assert [item.speaker for item in statements(text)] == ["Dora Lind"]


def test_a_sentence_after_a_dash_names_no_speaker() -> None:
    text = 'Max Orr built the bridge.\n\n"It is safe."\n— Dora Lind said nothing else.'
    assert last_speaker(text) != "Dora Lind"


def test_a_headline_is_said_by_whoever_says_it_below() -> None:
    text = (
        'Bridge is "very safe"\n\nEd Lamb met reporters.\n\nDora Lind said that the bridge was "very safe" on Monday.'
    )
    assert [item.speaker for item in statements(text)] == ["Dora Lind", "Dora Lind"]


@pytest.mark.parametrize("opening", ["Well, and boots.", "Open the gates."])
def test_a_word_that_leads_in_names_nobody(opening: str) -> None:
    assert last_speaker(f'Max Orr built the bridge. {opening} "It is safe," he said.') == "Max Orr"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('A retired driver crossed the bridge. "It is safe," the man said.', "retired driver"),
        ('Rim came home from the bridge. "It is safe," the 17-year-old said.', "Rim"),
        ('A woman who gave her name only as Ada wept. "It is safe," she said.', "Ada"),
    ],
)
def test_somebody_may_have_half_a_name_or_none(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        'Max Orr hit back in a blunt letter to the board. The letter continues: "It is safe."',
        'In a letter to the board, Max Orr, who owns it, complained. "It is safe," the letter said.',
    ],
)
def test_a_letter_is_said_by_whoever_wrote_it(text: str) -> None:
    assert last_speaker(text) == "Max Orr"


@pytest.mark.parametrize(
    "text",
    [
        'Pelham Works met reporters on Monday. "It is safe," Pelham Works\' statement read.',
        'A statement by Pelham Works came on Monday. "It is safe," the statement said.',
        'Pelham Works issued a statement on Monday. The statement called the bridge "safe".',
    ],
)
def test_a_statement_is_said_by_its_author(text: str) -> None:
    assert last_speaker(text) == "Pelham Works"
