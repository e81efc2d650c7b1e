"""Referrals: the primary care clinician's word that a patient should be seen elsewhere."""

from msgspec import Struct


class Referral(Struct, frozen=True, gc=False):
    """A referral as its letter says (837P REF 9F): to whom, and from when to when."""

    number: str
    patient: str
    provider: str
    """The clinician to whom the patient is sent."""
    first_day: int
    last_day: int
    visits: int = 0
    """For how many visits it is; 0 where it names no number."""

    def fits(self, patient: str, provider: str, day: int) -> bool:
        """Tell whether it covers a visit."""
        return self.patient == patient and self.provider == provider and self.first_day <= day <= self.last_day
