"""The people and organisations that are named on a claim, a report or a payment, and the
envelope that carries it from one to another."""

from __future__ import annotations

import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import force_setattr, replace

Extra = tuple[tuple[str, ...], ...]
Quantity = int | Decimal


class Address(Struct, frozen=True, gc=False):
    """Where somebody is found: street, city, two-letter state, ZIP or ZIP+4 without the dash."""

    line1: str
    city: str
    state: str
    zip_code: str
    line2: str = ""


class Contact(Struct, frozen=True, gc=False):
    """Whom to call about a file: a name, and a telephone number of ten digits or an e-mail."""

    name: str = ""
    phone: str = ""
    extension: str = ""
    email: str = ""
    fax: str = ""


class Name(Struct, frozen=True, gc=False):
    """A person's name as the payer spells it.

    >>> Name("Rivera", "Ana", "L").full
    'Ana L Rivera'
    """

    last: str
    first: str = ""
    middle: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name in reading order."""
        return " ".join(filter(None, (self.first, self.middle, self.last, self.suffix)))


class Person(Name, frozen=True, gc=False):
    """A patient or subscriber with the birth date, sex (F, M or U) and address on file."""

    birth_date: datetime.date | None = None
    sex: str = "U"
    address: Address | None = None


class Organisation(Struct, frozen=True, gc=False):
    """A payer, clearinghouse, submitter or receiver, with its number in the mail.

    `qualifier` says what kind of number `identifier` is; empty means the usual kind
    for the role (PI for a payer, 46 for a submitter or receiver). `first` is filled
    only when the party is a single person, `name` then being the last name.
    """

    name: str
    identifier: str = ""
    qualifier: str = ""
    first: str = ""
    address: Address | None = None
    contact: Contact | None = None

    @property
    def full(self) -> str:
        """The name in reading order."""
        return f"{self.first} {self.name}".strip()


class Provider(Struct, frozen=True, gc=False):
    """A practice or a clinician who bills, renders, refers or is paid.

    A clinician has a `first` name and `name` is the last name; a practice has `name` only.
    `identifier` is a number of another kind (`qualifier`) where no NPI is given.
    """

    name: str
    npi: str = ""
    first: str = ""
    middle: str = ""
    suffix: str = ""
    taxonomy: str = ""
    tax_id: str = ""
    address: Address | None = None
    contact: Contact | None = None
    qualifier: str = ""
    identifier: str = ""

    @property
    def full(self) -> str:
        """The name in reading order."""
        return " ".join(filter(None, (self.first, self.middle, self.name, self.suffix)))


class Envelope(Struct, frozen=True, kw_only=True, gc=False):
    """Who sent the file to whom, when, and under which numbers.

    `time` is HHMM.  `usage` is T for test and P for production; everything that
    ClaimLab sends is a test.  The group's own parties and number follow the file's
    unless given.
    """

    sender: str
    receiver: str
    control_number: int
    date: datetime.date
    time: str
    sender_qualifier: str = "ZZ"
    receiver_qualifier: str = "ZZ"
    usage: str = "T"
    group_sender: str = ""
    group_receiver: str = ""
    group_control: int | None = None
    set_control: str = "0001"

    def __post_init__(self) -> None:
        if not self.group_sender:
            force_setattr(self, "group_sender", self.sender)
        if not self.group_receiver:
            force_setattr(self, "group_receiver", self.receiver)
        if self.group_control is None:
            force_setattr(self, "group_control", self.control_number)


def with_contact(party: Organisation, contact: Contact) -> Organisation:
    """The same party, with a contact when it had none."""
    return party if party.contact else replace(party, contact=contact)
