"""Made-up names of people and places. None of their parts is the name of a real person or place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, product

PLACE_STARTS = ["Bal", "Dor", "Fer", "Gal", "Hel", "Jor", "Kar", "Lom", "Mer", "Nav", "Or", "Pel", "Qas", "Rud", "Sor"]
PLACE_MIDDLES = ["", *["be", "di", "el", "fo", "gu", "ha", "ik", "lu", "mo", "ne", "os", "pi", "ra", "su", "ti", "ze"]]
PLACE_ENDS = ["bek", "cor", "dath", "eth", "fir", "gan", "hold", "iyul", "jen", "kov", "lin", "mur", "nes", "pesh"]

GIVEN_STARTS = ["Ab", "Bre", "Cha", "Dje", "Elu", "Fa", "Gwi", "Ho", "Ilo", "Jas", "Kle", "Lum", "Myr", "Nuo", "Pra"]
GIVEN_ENDS = ["dok", "fen", "gith", "hun", "jeb", "kesh", "lorn", "mav", "nuf", "pim", "rud", "sten", "tob", "vesh"]
PARTICLES = ("", "", "", "", "al-", "al-", "van ", "de ", "ibn ")
FAMILY_STARTS = ["Bru", "Cor", "Da", "Fesh", "Gor", "Hal", "Jum", "Kor", "Lis", "Mox", "Nor", "Pav", "Reb", "Sul"]
FAMILY_ENDS = ["ammar", "bekov", "chuk", "dorf", "egwe", "fazim", "goyan", "hotra", "illo", "jasin", "kezik", "mosi"]

LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = str.maketrans(dict(zip(LATIN, "абкдефгхийклмнопкрстуввксз", strict=True)))
ARABIC = str.maketrans(dict(zip(LATIN, "ابكديفغهيجكلمنوبقرستوفوكيز", strict=True)))


def iter_places(rng: random.Random) -> Iterator[str]:
    """Place names without repetition: after the last combination they come again with a number."""
    names = ["".join(parts) for parts in product(PLACE_STARTS, PLACE_MIDDLES, PLACE_ENDS)]
    rng.shuffle(names)
    yield from names
    for lap in count(2):
        yield from (f"{name} {lap}" for name in names)


def iter_rare_words() -> Iterator[str]:
    """Tens of thousands of longer made-up names, in the same order for every seed."""
    for end, third, second, start in product(PLACE_ENDS, PLACE_MIDDLES, PLACE_MIDDLES, PLACE_STARTS):
        yield f"{start}{second}{third}{end}"


class PersonalName:
    """One person's name, in its parts and in other scripts."""

    def __init__(self, rng: random.Random) -> None:
        self.given = rng.choice(GIVEN_STARTS) + rng.choice(GIVEN_ENDS)
        self.particle = rng.choice(PARTICLES)
        self.family = rng.choice(FAMILY_STARTS) + rng.choice(FAMILY_ENDS)

    @property
    def usual(self) -> str:
        return f"{self.given} {self.particle}{self.family}"

    @property
    def sorted(self) -> str:
        return f"{self.family}, {self.given} {self.particle}".strip()

    @property
    def initialled(self) -> str:
        return f"{self.given[0]}. {self.particle}{self.family}"

    @property
    def cyrillic(self) -> str:
        return f"{self.given} {self.family}".lower().translate(CYRILLIC).title()

    @property
    def arabic(self) -> str:
        article = "ال" if self.particle == "al-" else ""
        return f"{self.given.lower().translate(ARABIC)} {article}{self.family.lower().translate(ARABIC)}"
