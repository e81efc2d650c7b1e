"""The practice's own papers: who assigned which number, who agreed to what, and from when.

They tell the truth; the practice's file is what the office made of it.
"""

from collections.abc import Callable

from sim.records.clock import DAY, Calendar
from sim.records.code_edits import fee
from sim.records.codes import label, services, shown
from sim.records.documents import Document, Field
from sim.records.identifiers import npi
from sim.records.money import dollars, share
from sim.scenario import Payer, Scenario
from sim.world.faces import Faces
from sim.world.office import Office
from sim.world.practice import OFFICE_ID, enrolments, true_practice


class PracticePapers:
    """Papers of one practice, made when somebody opens them."""

    def __init__(self, scenario: Scenario, calendar: Calendar, faces: Faces, office: Office, now: Callable[[], int]) -> None:
        self.scenario = scenario
        self.calendar = calendar
        self.faces = faces
        self.office = office
        self.now = now
        self.true = true_practice(scenario)
        self.enrolled = enrolments(scenario)
        self._printed: dict[tuple[str, int], tuple[tuple[str, ...], ...]] = {}
        """Rate sheets by payer and day: who looks at one paper of the practice is shown all of them."""

    def all(self) -> tuple[Document, ...]:
        """Lay out everything that is on file about the practice."""
        payers = self.scenario.payers
        return (
            self.npi_confirmation(), self.tax_letter(), self.clearinghouse_agreement(),
            *[self.edi_agreement(payer) for payer in payers], *[self.enrolment(payer) for payer in payers],
            *[self.payment_terms(payer) for payer in payers if payer.pays_by == "virtual_card"],
            *[self.appeal_terms(payer) for payer in payers if payer.appeal_post_days],
            *self.fee_letters(), *[self.rate_sheet(payer) for payer in payers],
        )

    def npi_confirmation(self) -> Document:
        """The confirmation of the practice's and its clinicians' NPIs, each with its taxonomy code."""
        practice = self.scenario.practice
        clinicians = [
            field
            for each in self.true.clinicians for name in (f"Dr {self.faces.provider(each.id).full_name}",)
            for field in (
                Field(f"NPI, {name}", each.npi, f"npi:{each.id}"),
                Field(f"Taxonomy, {name}", each.taxonomy, f"taxonomy:{each.id}"),
            )
        ]
        return Document(
            "npi_confirmation", "Confirmation of provider numbers",
            (
                Field("Practice", practice.name), Field("NPI", npi(practice.npi_nine), "npi"),
                Field("Taxonomy", practice.taxonomy, "taxonomy"), *clinicians,
            ),
        )

    def tax_letter(self) -> Document:
        """The IRS letter: number and address."""
        practice = self.scenario.practice
        return Document(
            "tax_letter", "IRS letter assigning the tax ID (EIN)",
            (
                Field("Name", practice.name), Field("Tax ID", practice.tax_id, "tax_id"),
                Field("Address", f"{practice.street}, {practice.city}, {practice.state}"),
                Field("ZIP+4", practice.zip, "zip"),
            ),
        )

    def clearinghouse_agreement(self) -> Document:
        """The contract with the clearinghouse: under which number files are sent."""
        return Document(
            "clearinghouse_agreement", "Agreement with the clearinghouse",
            (Field("Submitter", self.scenario.practice.name), Field("Submitter number", OFFICE_ID, "submitter")),
        )

    def edi_agreement(self, payer: Payer) -> Document:
        """Whether electronic claims are agreed with a payer."""
        office = self.office
        if payer.takes == "paper":
            says = "Takes paper claims only"
        elif payer.key in office.practice.edi:
            says = "Agreed"
        elif payer.key in office.edi_from:
            says = f"Applied for; in force on {self.calendar.show_day(office.edi_from[payer.key])}"
        else:
            says = "None on file. Apply before sending files"
        return Document("edi_agreement", f"Electronic claims, {payer.name}", (Field("Agreement", says),))

    def payment_terms(self, payer: Payer) -> Document:
        """How a payer pays that pays by card numbers, and since when it has been asked for transfers."""
        terms, begins = payer.virtual_card, self.office.eft_from.get(payer.key)
        asked = "Not asked for" if begins is None else f"Asked for; in force from {self.calendar.show_day(begins)}"
        return Document(
            "payment_terms", f"Payments, {payer.name}",
            (
                Field("Pays by", f"Virtual cards, good for {terms.good_days} days"),
                Field("Card company keeps", f"{terms.fee / 10:g} percent of what is run"), Field("Transfers (EFT)", asked),
            ),
        )

    def appeal_terms(self, payer: Payer) -> Document:
        """How a payer takes appeals that takes them by post alone, and from when it counts."""
        return Document(
            "appeal_terms", f"Appeals, {payer.name}",
            (Field("Taken", "By post alone"), Field("The post takes", f"{payer.appeal_post_days} days")),
            "An appeal is in time if it is received in time. What comes later is not heard (CARC 286).",
        )

    def fee_letters(self) -> list[Document]:
        """The owner's letters on new fees, as far as they have come."""
        return [
            Document(
                "fee_letter", f"New fee schedule from {self.calendar.show_day(change.day)}",
                (
                    *([Field("All services", f"{change.percent:+d} percent")] if change.percent else []),
                    *[Field(f"{shown(code)} {label(code)}", f"${dollars(cents)}") for code, cents in change.services.items()],
                ),
                "Load it before that day.",
            )
            for change in self.office.prices.announced_fees(self.now())
        ]

    def rate_sheet(self, payer: Payer) -> Document:
        """A contract's rates: what it allows of the practice's fees, and from when."""
        prices = self.office.prices
        announced = prices.announced_rates(payer.key, self.now())
        today = prices.allowed_percent(payer.key, self.now() // DAY)
        return Document(
            "rate_sheet", f"Contract rates, {payer.name}",
            (
                Field("Allows today", f"{today} percent of the fee schedule"),
                *[
                    Field(f"From {self.calendar.show_day(change.day)}", f"{change.allowed_percent} percent")
                    for change in announced
                ],
                Field("Loaded in the office", f"{prices.rates_loaded[payer.key]} of {len(announced)} changes"),
            ),
            columns=("Service", "Fee", "Allowed", "From"), rows=self._rates(payer.key, today),
        )

    def _rates(self, payer: str, percent: int) -> tuple[tuple[str, ...], ...]:
        """Each service with its fee and what the contract allows of it today."""
        prices, today = self.office.prices, self.now() // DAY
        if (payer, today) in self._printed:
            return self._printed[payer, today]
        begun = [change.day for change in prices.rate_changes.get(payer, ()) if change.day <= today]
        since = self.calendar.show_day(begun[-1]) if begun else "the start"
        fees = [(code, prices.fee(code, fee(service, 1), today)) for code, service in services().items()]
        rows = self._printed[payer, today] = tuple([
            (f"{shown(code)} {label(code)}", dollars(cents), dollars(share(cents, percent)), since) for code, cents in fees
        ])
        return rows

    def enrolment(self, payer: Payer) -> Document:
        """A payer's letter on whose work it pays for, and from when."""
        return Document(
            "enrolment_letter", f"Enrolment, {payer.name}",
            tuple([
                Field(f"Dr {self.faces.provider(each).full_name}", self._enrolled(payer, each))
                for each in self.scenario.practice.providers
            ]),
        )

    def _enrolled(self, payer: Payer, clinician: str) -> str:
        if clinician in payer.plan.outside:
            return "not in the plan's network"
        begins = self.calendar.show_day(self.enrolled.get(payer.key, {}).get(clinician, _LONG_AGO))
        but = "; ".join([f"{shown(code)} {label(code)}" for code in payer.plan.not_paid_by.get(clinician, ())])
        return f"paid for visits from {begins}" + (f", {NOT_THEIRS} {but}" if but else "")


NOT_THEIRS = "and not, as a provider of that kind, for"
"""How a letter names the services for which a payer pays no such clinician."""
_LONG_AGO = -400
