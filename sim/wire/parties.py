"""Names, addresses and contacts on the wire: the segments that all kinds of file share."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sim.records.parties import Address, Contact, Name, Organisation, Person, Provider
from sim.wire.core import Segment
from sim.wire.reading import Reading
from sim.wire.writing import UnwritableText, Writing, stamp

_CONTACT_WAYS = {"TE": "phone", "EX": "extension", "EM": "email", "FX": "fax"}


def write_name(out: Writing, role: str, name: Name, qualifier: str = "", identifier: str = "") -> None:
    """Write a person (NM1 with type 1); the identifier may be absent."""
    number = (qualifier, identifier) if identifier else ()
    out.add("NM1", role, "1", name.last, name.first, name.middle, "", name.suffix, *number)


def write_person(out: Writing, role: str, person: Person, qualifier: str = "", identifier: str = "") -> None:
    """Write a person with the address, birth date and sex on file (NM1, N3, N4, DMG)."""
    write_name(out, role, person, qualifier, identifier)
    write_address(out, person.address)
    write_birth(out, person)


def write_birth(out: Writing, person: Person) -> None:
    """Write birth date and sex (DMG), or nothing."""
    if person.birth_date or person.sex != "U":
        out.add("DMG", "D8" if person.birth_date else "", stamp(person.birth_date), person.sex)


def write_organisation(out: Writing, role: str, party: Organisation, qualifier: str) -> None:
    """Write a payer, submitter or receiver (NM1) with its number, if it has one."""
    number = (party.qualifier or qualifier, party.identifier) if party.identifier else ()
    out.add("NM1", role, "1" if party.first else "2", party.name, party.first, "", "", "", *number)


def write_provider(out: Writing, role: str, provider: Provider) -> None:
    """Write a practice or clinician (NM1) with the NPI, or another number if it has none."""
    number = (provider.qualifier, provider.identifier) if provider.identifier else ()
    if provider.npi:
        number = ("XX", provider.npi)
    kind = "1" if provider.first else "2"
    out.add("NM1", role, kind, provider.name, provider.first, provider.middle, "", provider.suffix, *number)


def write_address(out: Writing, address: Address | None) -> None:
    """Write street and city (N3, N4), or nothing."""
    if address:
        out.add("N3", address.line1, address.line2)
        out.add("N4", address.city, address.state, address.zip_code)


def write_contact(out: Writing, role: str, contact: Contact | None) -> None:
    """Write whom to call (PER), or nothing."""
    if contact is None:
        return
    pairs = [(code, getattr(contact, field)) for code, field in _CONTACT_WAYS.items()]
    filled = [part for code, value in pairs if value for part in (code, value)]
    if len(filled) > 6:
        raise UnwritableText(out.where, "PER", contact.name, "has four ways to reach it, and a file holds three")
    out.add("PER", role, contact.name, *filled)


def read_name(segment: Segment) -> Name:
    """A person's name out of an NM1."""
    return Name(segment[3], segment[4], segment[5], segment[7])


def read_organisation(segment: Segment, qualifier: str, address: Address | None = None) -> Organisation:
    """A payer, submitter or receiver out of an NM1; the role's usual qualifier is left unsaid."""
    unusual = "" if segment[8] == qualifier else segment[8]
    return Organisation(segment[3], segment[9], unusual, segment[4], address)


def read_provider(segment: Segment) -> Provider:
    """A practice or clinician out of an NM1."""
    provider = Provider(segment[3], segment[9], segment[4], segment[5], segment[7])
    if segment[9] and segment[8] != "XX":
        return replace(provider, npi="", qualifier=segment[8], identifier=segment[9])
    return provider


def read_contact(segment: Segment) -> Contact:
    """Whom to call, out of a PER; ways of calling that a contact does not hold are left out."""
    ways = {_CONTACT_WAYS[segment[place]]: segment[place + 1] for place in (3, 5, 7) if segment[place] in _CONTACT_WAYS}
    return Contact(segment[2], **ways)


def read_person(reading: Reading, block: Sequence[Segment], left: list[Segment]) -> Person:
    """A person out of an NM1 and what follows it; what has no field goes to `left`."""
    name, rest = block[0], block[1:]
    address, rest = read_address(rest)
    birth, sex = None, "U"
    for segment in rest:
        if segment.id == "DMG":
            birth, sex = reading.day(segment, 2), segment[3] or "U"
        else:
            left.append(segment)
    return Person(name[3], name[4], name[5], name[7], birth, sex, address)


def read_address(block: Sequence[Segment]) -> tuple[Address | None, list[Segment]]:
    """The address among some segments, if there is one, and the other segments."""
    street = next((segment for segment in block if segment.id == "N3"), None)
    city = next((segment for segment in block if segment.id == "N4"), None)
    if street is None and city is None:
        return None, list(block)
    street, city = street or Segment(0, ("N3",)), city or Segment(0, ("N4",))
    rest = [segment for segment in block if segment is not street and segment is not city]
    return Address(street[1], city[1], city[2], city[3], street[2]), rest
