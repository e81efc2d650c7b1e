"""The rows of the code tables: one kind for each file, with the columns that `datasets/README.md` describes."""

from typing import Literal

from msgspec import Struct

from sim.records.money import Cents

Sex = Literal["F", "M", ""]
Side = Literal["L", "R", ""]


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A HCPCS Level II code or modifier, with a label in our own words."""

    code: str
    label: str
    family: str


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a service was given (place of service code, CMS-1500 box 24B)."""

    code: str
    label: str


class Shown(Struct, frozen=True, forbid_unknown_fields=True):
    """What a licensed site shows instead of one of our codes."""

    code: str
    shown: str


class Diagnosis(Struct, frozen=True, forbid_unknown_fields=True):
    """A billable ICD-10-CM code with the ages (years, both included) and the sex that it fits."""

    code: str
    label: str
    family: str
    youngest: int
    oldest: int
    sex: Sex
    """Empty where the code fits anybody."""
    side: Side
    """The side of the body that the code names, if any."""

    def fits(self, age: int, sex: str) -> bool:
        """Tell whether a patient of this age and sex can have it."""
        return self.youngest <= age <= self.oldest and self.sex in ("", sex)


class Later(Struct, frozen=True, forbid_unknown_fields=True):
    """An ICD-10-CM code that never stands first: what a body came to grief by, or an illness that is another's doing."""

    code: str
    label: str
    after: str
    """The diagnoses of the practice after which it is noted, separated by blanks."""


class Service(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the practice does and charges for."""

    code: str
    charge: Cents
    """The practice's usual charge for the line, all its units together."""
    minutes: int
    """Clinician's minutes."""
    diagnoses: tuple[str, ...]
    """Diagnoses that support it."""
    label: str = ""
    units: int = 1
    """Units usually given at once."""
    place: str = "11"
    needs_modifier: tuple[str, ...] = ()
    """One of these must be on the line; empty where none is needed."""
    weekly: int = 0
    """Share of the visits of patients in weekly therapy, per thousand."""
    occasional: int = 0
    """Share of all other visits, per thousand."""
    joins: tuple[str, ...] = ()
    """Services at whose visits it may be given as well."""
    joins_permille: int = 0
    apart: str = ""
    """The modifier by which a note that documents it as a service of its own tells it from the whole that it is part of."""
    most_units: int = 0
    """Units that may be given in a day; 0 means four times the usual."""
    places: tuple[str, ...] = ()
    """Other places where it may be given."""
    youngest: int = 0
    oldest: int = 120
    sex: Sex = ""
    preventive: bool = False
    """Whether members bear no part of it (45 CFR 147.130; Medicare: 42 CFR 410.152(l))."""

    def fits(self, age: int, sex: str) -> bool:
        """Tell whether a patient of this age and sex can be given it."""
        return self.youngest <= age <= self.oldest and self.sex in ("", sex)


class Mix(Struct, frozen=True):
    """The services among which one visit is drawn, with the running totals of their weights."""

    services: tuple[Service, ...]
    totals: tuple[int, ...]
