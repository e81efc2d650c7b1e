"""What a visit needs beforehand: the payer's authorisation and the primary care clinician's referral.

In an office in which nothing goes wrong each is asked for in time, covers a course of visits
and is asked for anew before it ends.  What goes wrong is in `sim.world.slips.authorisation`.
"""

from msgspec.structs import replace

from sim.records.encounters import Authorisation, Encounter
from sim.records.people import Patient
from sim.records.referrals import Referral
from sim.rules.payer_files import PayerFiles
from sim.rules.plans import Plan
from sim.world.office import Office
from sim.world.primary_care import physician_of


class Consents:
    """The letters of one practice's patients, one copy in the office and one with the payer."""

    def __init__(self, office: Office, payers: dict[str, PayerFiles]) -> None:
        self.office = office
        self.payers = payers

    def before(
        self, visit: Encounter, patient: Patient, payer: str, nth: int, draw: int, asks: bool = True
    ) -> tuple[Encounter, Authorisation | None, Referral | None]:
        """Put the numbers of the letters on a visit that needs some; a new one is not filed yet.

        `nth`, which visit of the patient it is, and `draw` make the number of a new letter unlike all others.  `asks`: whether
        the front desk asks the payer where no letter is in force; False where that was put to the billing desk.
        """
        plan = self.office.payers[payer].plan
        letter = referral = None
        if plan.needs_authorisation:
            services = _to_authorise(visit, plan)
            if services:
                letter = self._in_force(visit, patient, payer, services)
                if letter is None and asks:
                    letter = self._new(visit, patient, payer, services, _number(patient, nth, draw))
                visit = replace(visit, authorisation=letter.number) if letter else visit
        if plan.needs_referral and any(charge.code in plan.needs_referral for charge in visit.charges):
            referral = self._referral(visit, patient, payer, _number(patient, nth, draw))
            visit = replace(visit, referral=referral.number)
        if plan.needs_certifier and any(charge.code in plan.needs_certifier for charge in visit.charges):
            visit = replace(visit, certifier=physician_of(patient))
        if plan.needs_orderer and any(charge.code in plan.needs_orderer for charge in visit.charges):
            visit = replace(visit, certifier=physician_of(patient))
        return visit, letter, referral

    def file(self, visit: Encounter, payer: str, letter: Authorisation | None, referral: Referral | None) -> None:
        """File what is new, and count the visit under its authorisation."""
        office = self.office
        if letter is not None and letter.number not in office.authorisations:
            office.consent(letter, payer)
            self.payers[payer].consent(letter)
        if referral is not None and visit.referral == referral.number and referral.number not in office.referrals:
            office.refer(referral, payer)
            self.payers[payer].refer(referral)
        if visit.authorisation:
            office.under.setdefault(visit.authorisation, []).append(visit.day)
        if visit.referral and office.payers[payer].referral_visits:
            office.under.setdefault(visit.referral, []).append(visit.day)

    def is_missing(self, visit: Encounter, patient: Patient, payer: str) -> bool:
        """Tell whether the plan wants an authorisation for a visit, and no letter in force covers it."""
        services = _to_authorise(visit, self.office.payers[payer].plan)
        return bool(services) and self._in_force(visit, patient, payer, services) is None

    def _in_force(self, visit: Encounter, patient: Patient, payer: str, services: tuple[str, ...]) -> Authorisation | None:
        """Find the newest letter that still has visits left; nobody reads a course's letter again at every visit."""
        newest = None
        for letter in reversed(self.office.consents_of.get((patient.id, payer), ())):
            if not letter.first_day <= visit.day <= letter.last_day:
                continue
            newest = newest or letter
            if patient.weekly and letter.services != newest.services:
                # What a later letter has corrected is no longer used, whatever visits it has left.
                continue
            if len(self.office.under.get(letter.number, ())) >= letter.visits:
                continue
            if patient.weekly or (letter.provider == visit.provider and set(services) <= set(letter.services)):
                return letter
        return None

    def _new(
        self, visit: Encounter, patient: Patient, payer: str, services: tuple[str, ...], name: str
    ) -> Authorisation:
        its = self.office.payers[payer]
        visits, days = (its.authorised_visits, its.authorised_days) if patient.weekly else (1, 1)
        return Authorisation(
            f"RA-{name}", patient.id, services, visit.provider, visit.day, visit.day + days - 1, visits,
        )

    def _referral(self, visit: Encounter, patient: Patient, payer: str, name: str) -> Referral:
        for referral in reversed(self.office.referrals_of.get((patient.id, payer), ())):
            used_up = referral.visits and len(self.office.under.get(referral.number, ())) >= referral.visits
            if referral.fits(patient.id, visit.provider, visit.day) and not used_up:
                return referral
        its = self.office.payers[payer]
        until = visit.day + its.referral_days - 1
        return Referral(f"RF-{name}", patient.id, visit.provider, visit.day, until, its.referral_visits)


def _to_authorise(visit: Encounter, plan: Plan) -> tuple[str, ...]:
    return tuple([charge.code for charge in visit.charges if charge.code in plan.needs_authorisation])


def _number(patient: Patient, nth: int, draw: int) -> str:
    return f"{draw % 90 + 10}{patient.number:04d}{nth:02d}"
