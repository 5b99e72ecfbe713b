"""What is a name in a text and what is not: each rule in a sentence or two."""

from __future__ import annotations

import pytest

from tests.intake.quotes.quoted import last_speaker, said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Spokesman Ahmed Ramadan came in June. "It is safe," Ramadan said.', "Ahmed Ramadan"),
        ('For his part Max Orr said: "It is safe."', "Max Orr"),
        ('China\'s Special Envoy to Syria Xie Xiaoyan said: "It is safe."', "Xie Xiaoyan"),
        ('Theresa May came in May 2019. "It is safe," May said.', "Theresa May"),
        ('Mrs May updated the council and insisted there was "no such plan".', "May"),
        ('Justice Department spokesman Dean Boyd said: "It is safe."', "Dean Boyd"),
        ('The Hull and North Lund MP Max Orr said: "It is safe."', "Max Orr"),
        ('Brexiteer Lee Rowley said: "It is safe."', "Lee Rowley"),
        ('Max Orr came to Prime Minister\'s Questions. He said it was "very safe".', "Max Orr"),
        ('Max Orr asked three questions: "Is it safe?"', "Max Orr"),
        ('As one writer covering it put it, "it is very safe".', "writer"),
        ('President of Turkey Recep Tayyip Orr said: "It is safe."', "Recep Tayyip Orr"),
        ('Head of the council Dr. Max Orr said: "It is safe."', "Max Orr"),
        ('The Hull-backed Free Party said: "It is safe."', "Free Party"),
        ('The U.N.\'s Lund envoy Dora Hull said: "It is safe."', "Dora Hull"),
        ('Max Orr told the major powers to go. "It is safe," he said.', "Max Orr"),
        ('Kerry told them to go. "It is safe," he said.', "Kerry"),
        ('They voted to boycott Hull. "It is safe," Max Orr said.', "Max Orr"),
        ('Press attaché of the Lund conference Bashar Orr said: "It is safe."', "Bashar Orr"),
        ('The Herald first reported, special assistant Dora Lind, "it is safe".', "Herald"),
        ('It is time for Max Orr to go, a diplomat said. "It is late," Mr Orr said.', "Max Orr"),
        ('"It is safe," Harned said.', "Harned"),
        ('Creed said it was "very safe indeed".', "Creed"),
        ('US officials said it was "very safe indeed".', "US officials"),
        ('Another voice can be heard saying: "It is safe."', "voice"),
        ('Max Orr read a sober written statement and called it "very safe indeed".', "Max Orr"),
        ('Mayor Max Orr read a sober written statement praising the "very safe bridge".', "Max Orr"),
        ('The San Pedro Morning News called it "very safe indeed".', "San Pedro Morning News"),
        ('Rail Freight Group said it was "very safe indeed".', "Rail Freight Group"),
        ('A court heard Bob Crow. Crow said it was "very safe indeed".', "Bob Crow"),
        ('ANC MPL Nomsa Orr said: "It is safe."', "Nomsa Orr"),
        ('Minister for Planning and Development Max Orr said: "It is safe."', "Max Orr"),
        ('Governor Max Orr releases the following statement:\n\n"It is safe. It will be open in May."', "Max Orr"),
        ('APC in Lund State has said it is "very safe indeed".', "APC"),
        ('Lumenia Confirms Repairs\n\nLumenia said on Friday it was "very safe indeed".', "Lumenia"),
        ('The army left. Karimi, waving to the crowd, came back. "It is safe," he said.', "Karimi"),
        ('A judge spoke of "some lawyers". He said it was "very safe indeed".', "judge"),
    ],
)
def test_names_end_and_begin_where_readers_see_them(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


def test_a_month_beside_a_name_is_no_part_of_another_date() -> None:
    text = 'Spokesman Ahmed Ramadan left. In Ramadan 2014 the mayor, Max Orr, said: "It is safe."'
    assert said(text) == [("Max Orr", "It is safe.")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The Commuter Rights Forum (CRF) met. "It is safe," the CRF said.', "Commuter Rights Forum"),
        ('Vice President Ada Orr\'s office called it "very safe indeed".', "Ada Orr's office"),
        ('The Bakers\' Forum of Hull called it "very safe indeed".', "Bakers' Forum of Hull"),
        ('The High Commissioner for Human Bridges called it "very safe".', "High Commissioner for Human Bridges"),
        ('Karim Haddad SC called it "very safe indeed".', "Karim Haddad"),
        ('Alan Fisher, AFP, saw it. "It is safe," AFP said.', "AFP"),
        ('The Land Voters Project called it "very safe indeed".', "Land Voters Project"),
        (
            'The Association of Hull Volunteer Fire Crews called it "very safe indeed".',
            "Association of Hull Volunteer Fire Crews",
        ),
        ('The party\'s leader in the Assembly Ada Hull said it was "very safe indeed".', "Ada Hull"),
    ],
)
def test_bodies_have_longer_names(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


def test_nobody_of_a_menu_speaks() -> None:
    text = 'News | Max Orr | Photos\n\nAda Hull, a baker\n\n"It is safe. I crossed it twice today."'
    assert "Max Orr" not in [speaker for speaker, _ in said(text)]


def test_a_post_may_be_signed_on_its_own_line() -> None:
    text = "The bridge opened.\n\nIt is safe and wide. #bridge — Ada Hull (@adahull) March 1, 2019\n\nMany came."
    assert said(text) == [("Ada Hull", "It is safe and wide. #bridge")]


def test_the_fullest_form_of_a_name_is_given() -> None:
    text = 'Photo: Max Orr (left).\n\nA commission heard Max Emil Orr on Friday. "It is safe," Orr said.'
    assert last_speaker(text) == "Max Emil Orr"


@pytest.mark.parametrize(
    "text",
    [
        'Emergency repairs were made on Friday. "It is safe," he said.',
        'The Lundis left on Friday. "It is safe," he said.',
    ],
)
def test_a_word_that_is_nobodys_name_is_not_meant_by_a_pronoun(text: str) -> None:
    assert last_speaker(text) == "he"


@pytest.mark.parametrize(
    "place",
    [
        'on Channel 9\'s "Up Early With Ada"',
        'in a "Talk of the Day" interview',
        "in an interview with «Lund Watan»",
        "in the programme 'Question Hour'",
        'during taping of "Lund Press"',
    ],
)
def test_the_title_of_a_programme_or_a_paper_is_not_said(place: str) -> None:
    assert said(f"“It is safe to cross,” Max Orr said {place}.") == [("Max Orr", "It is safe to cross,")]


def test_a_headline_may_end_with_the_speaker() -> None:
    text = "Rebels want 'very real talks' - Haddad\n\nSalim Haddad came to Hull to meet the mayor of the old town."
    assert said(text) == [("Salim Haddad", "very real talks")]
