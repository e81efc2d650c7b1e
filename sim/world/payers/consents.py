"""A payer's authorisation desk: what it answers when it is asked before a visit or after it."""

from collections.abc import Mapping

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.encounters import Authorisation
from sim.rules.checks.authorisation import misfit

Answer = tuple[str, Authorisation | None]
"""What the payer says, and its letter where it consents."""


class ConsentDesk:
    """The authorisation desk of one payer; it reads its own files and decides while the office waits (278, portal, phone)."""

    def __init__(self, payer, files) -> None:
        self.payer = payer
        self.files = files

    def answer(self, claim: Claim, kind: str, day: int, given: Mapping[str, int]) -> Answer:
        """Answer a request of a `kind` (``ahead``, ``retro``, ``extend``, ``correct``) about a claim's visit.

        `given`: how many visits the practice says that it gave before this one, by authorisation number.
        """
        patient, member = self.files.member(claim.member_id)
        if patient is None or member is None:
            return "We know no member of this number.", None
        if not member.covers(claim.day):
            return "The member was not covered on the day of service.", None
        services = tuple([line.code for line in claim.lines if line.code in self.files.plan.needs_authorisation])
        if not services:
            return "These services need no authorisation.", None
        letters = self.files.consents_of.get(patient.id, [])
        misfits = {
            letter.number: misfit(claim, letter, self.files) or (
                "authorisation_exceeded" if given.get(letter.number, 0) >= letter.visits else ""
            )
            for letter in letters
        }
        for number, fault in misfits.items():
            if not fault:
                return f"This service is authorised under {number}. Put that number on the claim.", None
        limit = self.payer.retro_authorisation_days
        if day - claim.day > limit:
            return f"Too late: we decide up to {limit} days back, and this service was {day - claim.day} days ago.", None
        decide = {"ahead": self._ahead, "retro": self._retro, "extend": self._extend, "correct": self._correct}[kind]
        letter = decide(claim, services, letters, misfits)
        if isinstance(letter, str):
            return letter, None
        letter = replace(letter, number=f"RA-{claim.id.removeprefix('C-')}{len(letters):02d}", patient=patient.id)
        self.files.consent(letter)
        return f"Authorised under {letter.number}.", letter

    def _ahead(self, claim: Claim, services: tuple, letters: list, misfits: dict) -> Authorisation | str:
        """Consent to a visit that is to come; a course that has a letter is extended, not authorised anew."""
        if "authorisation_exceeded" in misfits.values():
            return "A letter for this course is on file and used up. Ask for an extension."
        patient, _ = self.files.member(claim.member_id)
        visits, days = (self.payer.authorised_visits, self.payer.authorised_days) if patient.weekly else (1, 1)
        return Authorisation("", "", services, claim.provider, claim.day, claim.day + days - 1, visits)

    def _retro(self, claim: Claim, services: tuple, letters: list, misfits: dict) -> Authorisation | str:
        """Consent afterwards to what nobody asked for."""
        if any(not letter.visits and letter.first_day <= claim.day <= letter.last_day for letter in letters):
            return "We refused this beforehand. Appeal the denial, with the records."
        if "authorisation_exceeded" in misfits.values():
            return "A letter for this course is on file and used up. Ask for an extension."
        if {"authorisation_wrong_service", "authorisation_wrong_provider"} & set(misfits.values()):
            return "A letter for these days is on file. Ask for its correction."
        return Authorisation("", "", services, claim.provider, claim.day, claim.day, 1)

    def _extend(self, claim: Claim, services: tuple, letters: list, misfits: dict) -> Authorisation | str:
        """Let a course go on that has used up its visits or its days."""
        for letter in reversed(letters):
            ended = misfits[letter.number] in ("authorisation_exceeded", "authorisation_expired")
            if ended and letter.visits > 1 and letter.first_day <= claim.day:
                until = claim.day + self.payer.authorised_days - 1
                return replace(letter, first_day=claim.day, last_day=until, visits=self.payer.authorised_visits)
        return "There is no letter that could be extended."

    def _correct(self, claim: Claim, services: tuple, letters: list, misfits: dict) -> Authorisation | str:
        """Put another service on a letter, or another clinician for the day on which one stood in."""
        for letter in reversed(letters):
            if misfits[letter.number] == "authorisation_wrong_service":
                return replace(letter, services=services, provider=claim.provider)
            if misfits[letter.number] == "authorisation_wrong_provider":
                return replace(letter, provider=claim.provider, first_day=claim.day, last_day=claim.day, visits=1)
        return "There is no letter that could be corrected."
