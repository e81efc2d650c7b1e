"""Kinds of accident for which somebody else pays than the health plan, as the claim, the papers and its carriers name them."""

from msgspec import Struct


class Accident(Struct, frozen=True):
    """One kind: `code` on a file (837P CLM11), `says` as forms have it, `title` as letters do, `box` on the paper form,
    `carrier` by its kind."""

    code: str
    says: str
    title: str
    box: str
    carrier: str
    noted: str
    """As a clinician writes it down."""


ACCIDENTS = (
    Accident("EM", "At work", "accident at work", "10a", "work_comp", "It happened at work, the patient says."),
    Accident("AA", "In a car", "car accident", "10b", "no_fault", "It happened in a car accident, the patient says."),
    Accident("OA", "Elsewhere", "accident elsewhere", "10c", "liability", "It happened by a fall in a shop, the patient says."),
)
NO_ACCIDENT = "No accident"
IN_A_CAR = "AA"
BY_CODE = {accident.code: accident for accident in ACCIDENTS}
BY_CARRIER = {accident.carrier: accident for accident in ACCIDENTS}
