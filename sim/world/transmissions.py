"""Files as the parties exchange them: office records dressed in names and addresses.

What the simulation carries is bare; the meaning of an 837P, 999, 277CA or 835, with
everybody's name on it, is composed here when somebody opens the text, and `sim.wire`
writes it.
"""

from functools import cached_property

from sim.records import transactions as x12
from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.codes import services
from sim.records.identifiers import npi
from sim.records.people import Patient
from sim.records.replies import Batch, ClaimPayment, FileReceipt, LinePayment, Remittance, StatusReport
from sim.world.faces import Face, Faces
from sim.world.office import Office

CLEARINGHOUSE = x12.Organisation("Prairie Clearinghouse", "PRAIRIECH")
OFFICE_ID = "CLAIMLAB01"


class Transmissions:
    """Composes the files of one office."""

    def __init__(self, office: Office, patients: dict[str, Patient], faces: Faces) -> None:
        self.office = office
        self.patients = patients
        self.faces = faces

    @cached_property
    def billing(self) -> x12.Provider:
        """The practice as billing provider."""
        practice = self.office.scenario.practice
        return x12.Provider(
            practice.name, npi(practice.npi_nine), taxonomy=practice.taxonomy, tax_id=practice.tax_id,
            address=x12.Address(practice.street, practice.city, practice.state, practice.zip),
        )

    def of(self, item: Batch | FileReceipt | StatusReport | Remittance) -> x12.Meaning:
        """Compose the file behind a batch or a report."""
        if isinstance(item, Batch):
            return self.submission(item)
        if isinstance(item, FileReceipt):
            return self.receipt(item)
        return self.status(item) if isinstance(item, StatusReport) else self.remittance(item)

    def submission(self, batch: Batch) -> x12.Submission837:
        """Compose an 837P."""
        return x12.Submission837(
            envelope=self._envelope(OFFICE_ID, CLEARINGHOUSE.identifier, batch.number, batch.minute),
            submitter=x12.Organisation(self.office.scenario.practice.name, OFFICE_ID),
            receiver=CLEARINGHOUSE,
            billing=self.billing,
            claims=tuple([self._claim(claim) for claim in batch.claims]),
            reference=batch.id,
        )

    def receipt(self, receipt: FileReceipt) -> x12.Ack999:
        """Compose a 999."""
        number = self.office.batches[receipt.batch].number
        return x12.Ack999(
            envelope=self._envelope(CLEARINGHOUSE.identifier, OFFICE_ID, number, receipt.minute),
            group_control=number,
            sets=(x12.AcknowledgedSet(control="0001"),),
        )

    def status(self, report: StatusReport) -> x12.Ack277:
        """Compose a 277CA."""
        batch = self.office.batches[report.batch]
        payer = self.office.payers[report.payer]
        sent = {claim.id: claim for claim in batch.claims}
        place = 1 + list(self.office.payers).index(report.payer)
        return x12.Ack277(
            envelope=self._envelope(payer.payer_id, OFFICE_ID, batch.number * 10 + place, report.minute),
            source=x12.Organisation(payer.name, payer.payer_id),
            receiver=x12.Organisation(self.office.scenario.practice.name, OFFICE_ID),
            provider=x12.Provider(self.billing.name, self.billing.npi),
            batch_trace=batch.id,
            received_on=self._date(batch.minute // DAY),
            claims=tuple([
                x12.ReportedClaim(
                    claim_id=line.claim,
                    patient=self._name(sent[line.claim].patient),
                    member_id=sent[line.claim].member_id,
                    charge=line.charge,
                    statuses=(x12.ClaimStatus(line.category, line.status, line.entity),),
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
            method="ACH" if advice.amount else "NON",
            trace_number=advice.trace,
            payment_date=self._date(advice.minute // DAY),
            claims=tuple([self._paid(claim, payer.filing_indicator) for claim in advice.claims]),
        )

    def _claim(self, claim: Claim) -> x12.SubmittedClaim:
        payer = self.office.payers[claim.payer]
        face = self.faces.person(claim.patient, self.patients[claim.patient].sex)
        provider = self.faces.provider(claim.provider)
        day = self._date(claim.day)
        pointers = tuple(range(1, len(claim.diagnoses) + 1))
        places = [services()[line.code].place for line in claim.lines]
        return x12.SubmittedClaim(
            claim_id=claim.id, charge=claim.charge, member_id=claim.member_id,
            subscriber=x12.Person(
                face.last, face.first, face.middle, birth_date=claim.birth_date, sex=claim.sex, address=face.address
            ),
            payer=x12.Organisation(payer.name, payer.payer_id),
            lines=tuple([
                x12.SubmittedLine(
                    procedure=line.code, charge=line.charge, date=day, units=line.units, modifiers=line.modifiers,
                    pointers=pointers, control_number=f"{claim.id}-{number}",
                )
                for number, line in enumerate(claim.lines, 1)
            ]),
            diagnoses=claim.diagnoses, place_of_service=places[0], frequency=claim.frequency,
            payer_claim_number=claim.payer_claim_number or "", prior_authorisation=claim.authorisation or "",
            filing_indicator=payer.filing_indicator, group_number=claim.group,
            rendering=x12.Provider(
                provider.last, npi(f"1{sum(map(ord, claim.provider)):08d}"), provider.first,
                taxonomy=self.office.scenario.practice.taxonomy,
            ),
        )

    def _paid(self, payment: ClaimPayment, indicator: str) -> x12.PaidClaim:
        claim = self.office.files[payment.claim].sent
        day = self._date(claim.day)
        return x12.PaidClaim(
            claim_id=payment.claim, status="1", charge=payment.charge, paid=payment.paid,
            patient=self._name(payment.patient), member_id=payment.member_id,
            patient_responsibility=payment.patient_share, filing_indicator=indicator,
            payer_claim_number=payment.payer_claim_number,
            lines=tuple([self._paid_line(line, payment.claim, n, day) for n, line in enumerate(payment.lines, 1)]),
        )

    def _paid_line(self, line: LinePayment, claim: str, number: int, day) -> x12.PaidLine:
        return x12.PaidLine(
            procedure=line.code, charge=line.charge, paid=line.paid, date=day, units=line.units,
            modifiers=line.modifiers, allowed=line.allowed or None, remarks=line.remarks,
            adjustments=tuple([x12.Adjustment(each.group, each.carc, each.amount) for each in line.adjustments]),
            control_number=f"{claim}-{number}",
        )

    def _name(self, patient: str) -> x12.Name:
        face: Face = self.faces.person(patient, self.patients[patient].sex)
        return x12.Name(face.last, face.first, face.middle)

    def _envelope(self, sender: str, receiver: str, number: int, minute: int) -> x12.Envelope:
        hours, minutes = divmod(minute % DAY, 60)
        return x12.Envelope(
            sender=sender, receiver=receiver, control_number=number, date=self._date(minute // DAY),
            time=f"{hours:02d}{minutes:02d}",
        )

    def _date(self, day: int):
        return self.office.calendar.date_of(day * DAY)
