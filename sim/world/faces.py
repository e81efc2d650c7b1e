"""Names, addresses and telephones, made only when somebody reads them.

A face is a pure function of the face seed and the person's id: the same patient has the
same name in every process, whoever was looked at before.  The words are Faker's American
lists, whole and sorted, so that no generator and no order of drawing has a say; the choice
among them is keyed chance.  Towns are put together from a name and an ending, telephones
are 555-0100 to 0199 and e-mail is at example.com: nobody here can be met.
"""

import re
from functools import cached_property, lru_cache

from msgspec import Struct

from sim.records.parties import Address
from sim.world.chance import Chance, below, between, happens, pick

STATE = "OH"
_ZIPS = (44001, 44999)
_AREA_CODES = ("216", "234", "330", "419", "440")
_STREETS = ("Avenue", "Court", "Drive", "Lane", "Place", "Road", "Street", "Terrace", "Trail", "Way")
_INITIALS = "ABCDEFGHIJKLMNOPRSTVW"
_TOWNS = 24


class Face(Struct, frozen=True, gc=False):
    """How a person is called and reached."""

    first: str
    middle: str
    """An initial."""
    last: str
    line1: str
    line2: str
    """The apartment, or empty."""
    city: str
    state: str
    """Two letters."""
    zip9: str
    """ZIP+4, nine digits without the dash."""
    phone: str
    """Ten digits."""
    email: str

    @property
    def name(self) -> str:
        """The name as a worklist has it, "Last, First"."""
        return f"{self.last}, {self.first}"

    @property
    def full_name(self) -> str:
        """The name in reading order, "First M Last"."""
        return f"{self.first} {self.middle} {self.last}"

    @property
    def address(self) -> Address:
        """The address as a claim file takes it."""
        return Address(self.line1, self.city, self.state, self.zip9, self.line2)


class Words(Struct, frozen=True):
    """Faker's American lists, each sorted and without repetition."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    last: tuple[str, ...]
    town_starts: tuple[str, ...]
    town_ends: tuple[str, ...]


_TURNS = {"person": (0, 1), "provider": (-1, -2), "clerk": (-2, -2)}
"""From where and how far apart last names are taken from the list: patients from its beginning, the office from its end."""


_REMEMBERED = 16_384
"""Faces that are kept once somebody has read them: half a kilobyte each, and an office that nobody looks at has none."""


class Faces:
    """The faces of one office, from the luck of its face seed.

    Last names are dealt out by the number in the id, in an order that the seed shuffles:
    the first thousand patients of an office all have different ones.

    >>> faces = Faces(Chance.from_seed(7, "face"))
    >>> faces.person("P-12", "F") == faces.person("P-12", "F")
    True
    """

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        # One claim's papers name the same few people again and again, and a worklist of ten thousand all of its patients.
        self._face = lru_cache(maxsize=_REMEMBERED)(self._draw)

    def person(self, subject_id: str, sex: str = "U") -> Face:
        """The patient with this id; the first name goes with the sex (F, M or U)."""
        return self._face("person", subject_id, sex)

    def provider(self, provider_id: str) -> Face:
        """The clinician with this id."""
        return self._face("provider", provider_id, "U")

    def clerk(self, clerk_id: str) -> Face:
        """The colleague in the office with this id."""
        return self._face("clerk", clerk_id, "U")

    def _draw(self, purpose: str, subject: str, sex: str) -> Face:
        first_turn, step = _TURNS[purpose]
        turn = first_turn + step * self._turn(subject)
        given, initial, house, street, town, plus4, phone, flat = self._chance.draws(purpose, subject)
        first = pick(given, _first_names(sex))
        last = self._last_names[turn % len(self._last_names)]
        city, zip5 = pick(town, self._towns)
        area, line = divmod(below(phone, 100 * len(_AREA_CODES)), 100)
        return Face(
            first=first,
            middle=pick(initial, _INITIALS),
            last=last,
            line1=f"{between(house, 11, 989)} {pick(street, words().last)} {_STREETS[street % len(_STREETS)]}",
            line2=f"Apt {flat % 40 + 1}" if happens(flat, 200, of=1000) else "",
            city=city,
            state=STATE,
            zip9=f"{zip5}{between(plus4, 1001, 9899)}",
            phone=f"{_AREA_CODES[area]}55501{line:02d}",
            email=f"{first}.{last}@example.com".lower(),
        )

    def _turn(self, subject: str) -> int:
        numbers = re.findall(r"[0-9]+", subject)
        return int(numbers[-1]) if numbers else below(self._chance.draws("turn", subject)[0], len(self._last_names))

    @cached_property
    def _last_names(self) -> tuple[str, ...]:
        return tuple(sorted(words().last, key=lambda name: self._chance.draws("last name", name)))

    @cached_property
    def _towns(self) -> tuple[tuple[str, int], ...]:
        """The towns round the practice, each with its ZIP."""
        return tuple(_town(*self._chance.draws("town", str(number))[:5]) for number in range(_TOWNS))


def _town(name: int, end: int, start: int, has_start: int, code: int) -> tuple[str, int]:
    town = pick(name, words().last) + pick(end, words().town_ends)
    if happens(has_start, 250, of=1000):
        town = f"{pick(start, words().town_starts)} {town}"
    return town, between(code, *_ZIPS)


@lru_cache(maxsize=4)
def _first_names(sex: str) -> tuple[str, ...]:
    lists = words()
    return {"F": lists.female, "M": lists.male}.get(sex, lists.female + lists.male)


@lru_cache(maxsize=1)
def words() -> Words:
    """Read Faker's lists of American names and town endings, at the first look only."""
    from faker.providers.address.en_US import Provider as Places
    from faker.providers.person.en_US import Provider as People

    lists = (
        People.first_names_female, People.first_names_male, People.last_names, Places.city_prefixes, Places.city_suffixes,
    )
    return Words(*(tuple(sorted(set(each))) for each in lists))
