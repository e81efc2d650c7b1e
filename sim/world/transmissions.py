"""Files as the parties exchange them: office records dressed in names and addresses.

What the simulation carries is bare; the meaning of an 837P, 999, 277CA or 835, with
everybody's name on it, is composed here when somebody opens the text, and `sim.wire`
writes it.
"""

from datetime import date
from functools import cached_property

from sim.records import transactions as x12
from sim.records.accidents import IN_A_CAR
from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.people import Patient
from sim.records.practice import PracticeFile
from sim.records.replies import Batch, ClaimPayment, FileReceipt, LinePayment, Mailing, Remittance, StatusReport
from sim.rules.checks.accidents import carrier_of
from sim.wire.core import Problem
from sim.wire.paper.boxes import ClaimForm
from sim.wire.paper.claim_form import fill
from sim.world.cards import Cards
from sim.world.composing import Composer
from sim.world.faces import Face, Faces
from sim.world.file_receipts import envelope_receipt, set_receipt
from sim.world.office import Office
from sim.world.other_payers import RELATIONSHIPS, with_others
from sim.world.outages import received_on
from sim.world.practice import OFFICE_ID, true_practice
from sim.world.primary_care import physician_of

CLEARINGHOUSE = x12.Organisation("Prairie Clearinghouse", "PRAIRIECH")
CLEARINGHOUSE_AS_SOURCE = x12.Organisation(CLEARINGHOUSE.name, CLEARINGHOUSE.identifier, "46")
SUPPORT, BY_FAX = "OZ", "FX"
"""Kind and way of a paper that goes with a claim (837P PWK01, PWK02)."""


class Transmissions(Composer):
    """Composes the files of one office."""

    def __init__(self, office: Office, patients: dict[str, Patient], faces: Faces, cards: Cards) -> None:
        super().__init__(office, patients, cards)
        self.faces = faces

    @cached_property
    def billing(self) -> x12.Provider:
        """The practice as its payers know it."""
        return self._billing(true_practice(self.office.scenario))

    def _billing(self, file: PracticeFile) -> x12.Provider:
        """The practice as a file of its own particulars has it."""
        practice = self.office.scenario.practice
        return x12.Provider(
            practice.name, file.npi, taxonomy=file.taxonomy, tax_id=file.tax_id,
            address=x12.Address(practice.street, practice.city, practice.state, file.zip),
        )

    def of(self, item: Batch | FileReceipt | StatusReport | Remittance) -> x12.Meaning:
        """Compose the file behind a batch or a report."""
        if isinstance(item, Batch):
            return self.submission(item)
        if isinstance(item, FileReceipt):
            return self.receipt(item)
        return self.status(item) if isinstance(item, StatusReport) else self.remittance(item)

    def submission(self, batch: Batch) -> x12.Submission837:
        """Compose an 837P, with the practice's particulars as they were when it was made."""
        practice = batch.practice
        return x12.Submission837(
            envelope=self._envelope(practice.submitter, CLEARINGHOUSE.identifier, batch.number, batch.minute),
            submitter=x12.Organisation(self.office.scenario.practice.name, practice.submitter),
            receiver=CLEARINGHOUSE,
            billing=self._billing(practice),
            claims=tuple([self._claim(claim, practice) for claim in batch.claims]),
            reference=batch.id,
        )

    def forms(self, mailing: Mailing) -> tuple[ClaimForm | Problem, ...]:
        """Fill the paper form of each claim of a mailing."""
        as_file = self.submission(Batch(mailing.id, 1, mailing.minute, mailing.claims, mailing.practice))
        return tuple([fill(as_file, claim) for claim in as_file.claims])

    def receipt(self, receipt: FileReceipt) -> x12.Ack999 | x12.AckTA1:
        """Compose a 999, or the TA1 of a file that was not opened."""
        batch = self.office.batches[receipt.batch]
        envelope = self._envelope(CLEARINGHOUSE.identifier, OFFICE_ID, batch.number, receipt.minute)
        submission = self.submission(batch)
        if receipt.kind == "TA1":
            return envelope_receipt(receipt, batch, envelope, submission.envelope)
        return set_receipt(receipt, batch, envelope, submission)

    def status(self, report: StatusReport) -> x12.Ack277:
        """Compose a 277CA."""
        batch = self.office.batches[report.batch]
        sent = {claim.id: claim for claim in batch.claims}
        # The clearinghouse comes before the payers, in the order in which the office knows them.
        place = ["", *self.office.payers].index(report.payer)
        if report.payer:
            payer = self.office.payers[report.payer]
            source, role = x12.Organisation(payer.name, payer.payer_id), "PR"
        else:
            source, role = CLEARINGHOUSE_AS_SOURCE, "AY"
        return x12.Ack277(
            envelope=self._envelope(source.identifier, OFFICE_ID, batch.number * 10 + place, report.minute),
            source=source,
            source_role=role,
            receiver=x12.Organisation(self.office.scenario.practice.name, OFFICE_ID),
            provider=x12.Provider(self.billing.name, self.billing.npi),
            batch_trace=batch.id,
            received_on=self._date(received_on(self.office.scenario, batch.minute)),
            claims=tuple([
                x12.ReportedClaim(
                    claim_id=line.claim,
                    patient=self._name(sent[line.claim].patient),
                    member_id=sent[line.claim].member_id,
                    charge=line.charge,
                    statuses=tuple([
                        x12.ClaimStatus(*codes, beside=bool(place)) for place, codes in enumerate(line.composites)
                    ]),
                    service_date=self._date(sent[line.claim].day),
                    payer_claim_number=line.payer_claim_number or "",
                )
                for line in report.lines
            ]),
        )

    def remittance(self, advice: Remittance) -> x12.Remittance835:
        """Compose an 835."""
        payer = self.office.payers[advice.payer]
        number = advice.minute // DAY * 10 + 1 + list(self.office.payers).index(advice.payer)
        return x12.Remittance835(
            envelope=self._envelope(payer.payer_id, OFFICE_ID, number, advice.minute),
            payer=x12.Organisation(
                payer.name, payer.payer_id, address=x12.Address("PO Box 550", "Fairmont Springs", "OH", "440559000")
            ),
            payee=x12.Provider(self.billing.name, self.billing.npi, tax_id=self.billing.tax_id),
            amount=advice.amount,
            method=("CHK" if advice.paper else "ACH") if advice.amount else "NON",
            trace_number=advice.trace,
            payment_date=self._date(advice.minute // DAY),
            claims=tuple([self._paid(claim, payer.filing_indicator) for claim in advice.claims]),
            adjustments=self._outside(advice),
        )

    def _outside(self, advice: Remittance) -> tuple[x12.ProviderAdjustment, ...]:
        """Name what was moved outside the claims (PLB), by the end of the year in which it was."""
        year_end = date(self._date(advice.minute // DAY).year, 12, 31)
        return tuple([
            x12.ProviderAdjustment(self.billing.npi, year_end, each.reason, each.amount, each.reference)
            for each in advice.adjustments
        ])

    def _claim(self, claim: Claim, practice: PracticeFile) -> x12.SubmittedClaim:
        payer = self.office.payers[claim.payer]
        subscriber, dependent = self.cards.on_claim(self.patients[claim.patient], claim)
        provider, clinician = self.faces.provider(claim.provider), practice.clinician(claim.provider)
        day = self._date(claim.day)
        pointers = tuple(range(1, min(len(claim.diagnoses), 4) + 1))
        place = claim.lines[0].place
        submitted = x12.SubmittedClaim(
            claim_id=claim.id, charge=claim.charge, member_id=claim.member_id,
            subscriber=subscriber, patient=dependent, relationship=RELATIONSHIPS[claim.relationship],
            payer=x12.Organisation(payer.name, payer.payer_id),
            lines=tuple([
                x12.SubmittedLine(
                    procedure=line.code, charge=line.charge, date=day, units=line.units, modifiers=line.modifiers,
                    pointers=line.pointers or pointers, control_number=f"{claim.id}-{number}",
                    place_of_service=line.place if line.place != place else "",
                )
                for number, line in enumerate(claim.lines, 1)
            ]),
            diagnoses=claim.diagnoses, place_of_service=place, frequency=claim.frequency,
            payer_claim_number=claim.payer_claim_number or "", prior_authorisation=claim.authorisation or "",
            referral_number=claim.referral or "", referring=self._referring(claim),
            related=self._accident(claim.accident), extra=self._day_of_accident(claim) if claim.accident else (),
            attachments=tuple([_announced(claim.id, paper) for paper in claim.attachments]),
            filing_indicator=payer.filing_indicator, group_number=claim.group,
            rendering=x12.Provider(
                provider.last, clinician.npi, provider.first, taxonomy=clinician.taxonomy,
            ) if clinician else None,
        )
        return with_others(submitted, claim, self.patients[claim.patient], self.office, self.faces)

    def _accident(self, code: str) -> tuple[str, ...]:
        """Name what a condition comes from (837P CLM11), of a car's accident the state as well."""
        if not code:
            return ()
        return (code, "", "", self.office.scenario.practice.state) if code == IN_A_CAR else (code,)

    def _day_of_accident(self, claim: Claim) -> tuple[tuple[str, ...], ...]:
        """Tell the day of the accident (837P DTP 439), as the carrier's letter has it."""
        held = carrier_of(self.patients[claim.patient])
        if held is None or held.payer != claim.payer:
            return ()
        return (("DTP", "439", "D8", f"{self._date(held.first_day):%Y%m%d}"),)

    def _referring(self, claim: Claim) -> x12.Provider | None:
        """Name the physician of box 17; a number that is nobody's goes out under the name that the note has."""
        if not claim.referring:
            return None
        face = self.faces.provider(physician_of(self.patients[claim.patient]))
        return x12.Provider(face.last, claim.referring, face.first)

    def _paid(self, payment: ClaimPayment, indicator: str) -> x12.PaidClaim:
        if payment.claim not in self.office.files:
            return self._strangers(payment, indicator)
        claim = self.office.files[payment.claim].sent
        day = self._date(claim.day)
        onward, said = self._onward(payment)
        return x12.PaidClaim(
            claim_id=payment.claim, status=_processed_as(payment), passed_on_to=onward, remarks=said,
            charge=payment.charge, paid=payment.paid,
            patient=self._name(payment.patient), member_id=payment.member_id,
            patient_responsibility=payment.patient_share, filing_indicator=indicator,
            payer_claim_number=payment.payer_claim_number,
            earlier_claim_number=payment.payer_claim_number if payment.reversal else "",
            lines=tuple([self._paid_line(line, payment.claim, n, day) for n, line in enumerate(payment.lines, 1)]),
        )

    def _strangers(self, payment: ClaimPayment, indicator: str) -> x12.PaidClaim:
        """Compose a claim of another practice that came here by mistake: the office knows neither patient nor day."""
        face: Face = self.faces.person(payment.claim, "F")
        return x12.PaidClaim(
            claim_id=payment.claim, status="1", charge=payment.charge, paid=payment.paid,
            patient=x12.Name(face.last, face.first, face.middle), patient_responsibility=payment.patient_share,
            filing_indicator=indicator, payer_claim_number=payment.payer_claim_number,
            lines=tuple([self._paid_line(line, payment.claim, n, None) for n, line in enumerate(payment.lines, 1)]),
        )

    def _onward(self, payment: ClaimPayment) -> tuple[x12.Organisation | None, tuple[str, ...]]:
        """Name the payer to which a claim was forwarded, and the remark that says so."""
        to = self.office.payers.get(payment.crossed_to)
        if to is None:
            return None, ()
        if payment.denied:
            return x12.Organisation(to.name, to.payer_id), ()
        return x12.Organisation(to.name, to.payer_id), ("MA07" if to.coverage_kind == "medicaid" else "MA18",)

    def _paid_line(self, line: LinePayment, claim: str, number: int, day) -> x12.PaidLine:
        return x12.PaidLine(
            procedure=line.code, charge=line.charge, paid=line.paid, date=day, units=line.units,
            modifiers=line.modifiers, allowed=max(line.allowed, 0) or None, remarks=line.remarks,
            adjustments=tuple([x12.Adjustment(each.group, each.carc, each.amount) for each in line.adjustments]),
            control_number=f"{claim}-{number}",
        )

    def _name(self, patient: str) -> x12.Name:
        face: Face = self.faces.person(patient, self.patients[patient].sex)
        return x12.Name(face.last, face.first, face.middle)


def _processed_as(payment: ClaimPayment) -> str:
    """Say as which payer a claim was processed (835 CLP02): 1 to 3, 19 to 21 where it was forwarded, 22 for a reversal.

    23 is another payer's claim, passed on to it undecided.
    """
    if payment.reversal:
        return "22"
    if payment.denied and payment.crossed_to:
        return "23"
    order = min(payment.order, 3)
    return str(order + 18 if payment.crossed_to else order)


def _announced(claim: str, paper: str) -> x12.Attachment:
    """Announce a paper that comes by fax; its number may hold none of the punctuation of a file."""
    return x12.Attachment(SUPPORT, BY_FAX, f"{claim}-{paper.rpartition(':')[2]}"[:50])
