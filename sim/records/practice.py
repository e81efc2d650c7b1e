"""The practice's own particulars, as the office has them on file and puts them on every claim."""

from msgspec import Struct


class Clinician(Struct, frozen=True, gc=False):
    """A rendering provider as the office has it on file (CMS-1500 box 24J)."""

    id: str
    npi: str
    taxonomy: str


class PracticeFile(Struct, frozen=True):
    """What the office believes about itself: billing provider (box 33) and its clinicians.

    The truth is in the practice's papers; where the two differ, payers turn claims back.
    """

    npi: str
    tax_id: str
    taxonomy: str
    zip: str
    """ZIP+4, nine digits."""
    submitter: str
    """Who the clearinghouse knows the office as (837P ISA06)."""
    clinicians: tuple[Clinician, ...]
    edi: tuple[str, ...]
    """Keys of the payers with which electronic filing has been agreed."""

    def clinician(self, id: str) -> Clinician | None:
        """Find a clinician by id."""
        for each in self.clinicians:
            if each.id == id:
                return each
        return None
