"""An office in which one cause strikes one patient and nothing else goes wrong."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from tests.offices import honest


@dataclass(frozen=True)
class Setting:
    """How to plant a cause: the kind of patient that it suits, and what the scenario must hold besides."""

    payer: str = "harbor"
    weekly: bool = True
    first_day: int = 1
    visits: int = 1
    overrides: dict = field(default_factory=dict)
    day: int = 29
    """The morning on which the desk is taken."""
    settles: int = 0
    """Days that pass after the payers' answers until the trouble is there."""
    patients: int = 1
    """On how many patients: more where the cause suits few visits."""
    clinician: str = ""
    """Whose particulars or enrolment it is about, for causes of the practice's own file."""
    seconds: bool = False
    """Whether the desk bills next payers too before the trouble is there."""
    payers: dict = field(default_factory=dict)
    """What every payer does besides."""
    plan: dict = field(default_factory=dict)
    """What the payer's plan says besides."""

    def office(self, cause: str):
        """Write the scenario."""
        plant = {
            "cause": cause, "payer": self.payer, "weekly": self.weekly, "first_day": self.first_day, "visits": self.visits,
            "patients": self.patients, "clinician": self.clinician,
        }
        office = honest(**{"planted": [plant], **self.overrides})
        if self.payers:
            office = replace(office, payers=tuple([replace(payer, **self.payers) for payer in office.payers]))
        return replace(office, payers=tuple([self._with_plan(payer) for payer in office.payers])) if self.plan else office

    def _with_plan(self, payer):
        return replace(payer, plan=replace(payer.plan, **self.plan)) if payer.key == self.payer else payer
