"""Plans: what a payer covers for a member, on which conditions, and who shares in the price.

A plan is data of a scenario; the rules of adjudication read it.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

NO_MAXIMUM = 10**9
"""The amount of a plan that sets none; nobody owes as much."""
Amount = Annotated[int, Meta(ge=0, le=NO_MAXIMUM)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Codes = tuple[str, ...]
"""Services by code, of datasets/codes/services.toml."""


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What a member shares in and what the plan asks for: amounts in cents, coinsurance in percent."""

    name: str
    copay: Amount = 0
    deductible: Amount = 0
    coinsurance: Percent = 0
    out_of_pocket_max: Amount = NO_MAXIMUM
    family_deductible: Amount = NO_MAXIMUM
    """What all members of a family together share in before the plan pays."""
    family_out_of_pocket_max: Amount = NO_MAXIMUM
    needs_authorisation: Codes = ()
    """Services that are not paid without the payer's authorisation number."""
    needs_referral: Codes = ()
    """Services that are not paid without a referral of the primary care clinician."""
    needs_certifier: Codes = ()
    """Services whose claims name the physician who certified the plan of care, or ordered the service, by number (Medicare
    Claims Processing Manual, chapter 5, on therapy)."""
    needs_orderer: Codes = ()
    """Services, such as tests and pictures, whose claims name the physician who ordered them, by number."""
    not_covered: Codes = ()
    """Services that the plan excludes; the member pays them."""
    no_routine: Codes = ()
    """Check-ups and screenings that the plan excludes as routine; the member pays them."""
    not_necessary: Codes = ()
    """Services that the plan's published policy calls not necessary as they are given here; Medicare's members pay them where
    they signed a notice beforehand, else nobody does."""
    no_benefit: Codes = ()
    """Supplies and extras that are no benefit of the plan, whatever else of the visit it pays; the member pays them."""
    diagnoses_not_covered: tuple[str, ...] = ()
    """Diagnoses that the plan excludes; the member pays what is done for them alone."""
    never_apart: Codes = ()
    """Services that the plan holds for part of any visit, so that it never pays for them by themselves."""
    add_ons: Codes = ()
    """Services that are paid only beside one of those to which they are added (`joins` of datasets/codes/services.toml)."""
    at_ages: dict[str, tuple[int, int]] = {}
    """Service → youngest and oldest age in years for which it is paid."""
    outside: tuple[str, ...] = ()
    """Clinicians of the practice, by id, who are not in the plan's network."""
    outside_tier: tuple[str, ...] = ()
    """Clinicians who have a contract with the payer, and are not in the narrower network that this plan is limited to."""
    not_paid_by: dict[str, Codes] = {}
    """Clinician of the practice, by id → services for which the payer pays no provider of their kind."""
    not_in_contract: Codes = ()
    """Services that the contract leaves out: the plan pays for them elsewhere, and what is given here nobody owes."""
    capitated: Codes = ()
    """Services for which the payer pays the practice by the month; the member owes the copay alone."""
    visits_a_year: dict[str, int] = {}
    """Service → how many visits a member has in a calendar year."""
    visits_in_life: dict[str, int] = {}
    """Service → how many visits a member has in a lifetime."""
    lifetime_maximum: Amount = NO_MAXIMUM
    """What the plan pays for a member altogether, whatever for."""
    once_in_days: dict[str, int] = {}
    """Service → days that must lie between two of them."""
    most_units: dict[str, int] = {}
    """Service → units that may be billed on one day."""
    as_second: Literal["", "standard", "non_duplication", "carve_out", "medicare", "medicaid"] = ""
    """How the plan pays after another payer (`sim.rules.coordination`); empty: as Medicare, Medicaid, or by the standard."""

    @property
    def counts_families(self) -> bool:
        """Whether what a family has shared in together counts as well."""
        return min(self.family_deductible, self.family_out_of_pocket_max) < NO_MAXIMUM
