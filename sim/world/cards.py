"""What a patient brings to the front desk: insurance cards, the registration form, a photo ID; and the plan's benefit sheet.

All of it tells the truth; the same keys and spelling stand on registration and claim, so
that one can be laid beside the other.
"""

from collections.abc import Mapping
from functools import lru_cache

from sim.records.accidents import BY_CARRIER
from sim.records.claims import SELF, Claim
from sim.records.clock import Calendar, years_old
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.money import dollars
from sim.records.parties import Person
from sim.records.people import Membership, Patient
from sim.rules.benefits import NO_SHARE, preventive
from sim.rules.checks.hospice import HOSPICE
from sim.rules.coverages import questionnaire
from sim.rules.deadlines import limit_in_words
from sim.rules.plans import NO_MAXIMUM, Plan
from sim.scenario import Payer
from sim.world.accident_papers import letter, on_form
from sim.world.faces import Faces
from sim.world.families import OF_AGE

REASONS = ("Does not feel well", "Follow-up", "Something to have looked at", "New here, wants a doctor")
"""What patients write on the form; what was found stands in the note."""


class Cards:
    """The papers of an office's patients."""

    def __init__(self, payers: Mapping[str, Payer], calendar: Calendar, faces: Faces) -> None:
        self.payers = payers
        self.calendar = calendar
        self.faces = faces
        # What a payer prints is the same for all its members.
        self._back = lru_cache(maxsize=None)(self._print_back)
        self._sheet = lru_cache(maxsize=None)(self._print_sheet)

    def of_patient(self, patient: Patient, today: int, asked: bool) -> tuple[Document, ...]:
        """Lay out what was copied and filled in at the front desk: cards shown so far, form, photo ID."""
        return (
            *self.shown(patient, today, asked), *self.other_coverage(patient), self.form(patient), self.photo_id(patient),
        )

    def shown(self, patient: Patient, today: int, asked: bool) -> list[Document]:
        """Lay out the cards shown so far, front and back, in order of time; `asked` when the office asked for all of them."""
        return [
            side
            for membership in self._held(patient) if membership.card_lies_here(today, asked) and membership.kind != HOSPICE
            for side in self.card(patient, membership)
        ]

    def _held(self, patient: Patient) -> tuple[Membership, ...]:
        """List the coverages in order of time; those held side by side by their payers' names, whoever pays first."""
        if not patient.others:
            return patient.memberships
        return tuple(sorted((*patient.memberships, *patient.others), key=lambda each: self.payers[each.payer].name))

    def other_coverage(self, patient: Patient) -> list[Document]:
        """The questionnaire on other coverage, where the patient has more than one."""
        if not patient.others:
            return []
        ids = {payer.key: payer.payer_id for payer in self.payers.values()}
        return [Document(
            "cob_form", "Questionnaire on other coverage", questionnaire(self._held(patient), ids), self._filled_in(patient),
        )]

    def name_on_card(self, patient: Patient) -> str:
        """Spell a patient's legal name as cards and claims do, "Last, First"."""
        return self.faces.person(patient.id, patient.sex).name

    def subscriber(self, patient: Patient, membership: Membership) -> str:
        """Spell the name of the one who holds a coverage."""
        if not membership.subscriber:
            return self.name_on_card(patient)
        return self.faces.person(membership.subscriber).name

    def on_claim(self, patient: Patient, claim: Claim) -> tuple[Person, Person | None]:
        """Dress subscriber and patient as a claim has them; the patient is apart only where it is a dependent."""
        face = self.faces.person(patient.id, patient.sex)
        last, _, first = (claim.name or face.name).partition(", ")
        treated = Person(last, first, face.middle, birth_date=claim.birth_date, sex=claim.sex, address=face.address)
        if claim.relationship == SELF:
            return treated, None
        held = [each for each in (*patient.memberships, *patient.others) if each.payer == claim.payer and each.subscriber]
        if not held:
            return Person(face.last, "", address=face.address), treated
        holder = self.faces.person(held[0].subscriber)
        return Person(holder.last, holder.first, holder.middle, address=face.address), treated

    def card(self, patient: Patient, membership: Membership) -> tuple[Document, Document]:
        """Draw a card, front and back."""
        payer = self.payers[membership.payer]
        if membership.kind in BY_CARRIER:
            name, since = self.name_on_card(patient), self._since(membership)
            return letter(membership, payer.name, payer.plan.name, name, since), self._back(membership.payer)
        front = Document(
            "insurance_card", payer.name,
            (
                *self._holder(patient, membership),
                Field("Member ID", membership.member_id, "member_id"),
                *([Field("Group", membership.group, "group")] if membership.group else []),
                Field("Plan", payer.plan.name, "plan"),
                Field("Effective", self._since(membership), "effective"),
            ),
            side="front",
        )
        return front, self._back(membership.payer)

    def _holder(self, patient: Patient, membership: Membership) -> list[Field]:
        name = self.name_on_card(patient)
        if not membership.enrolled:
            alone = membership.standing is not None and membership.standing.policy == "alone"
            covers = [Field("Covers", "Employee only", "tier")] if alone else []
            return [Field("Subscriber", self.subscriber(patient, membership), "subscriber"), *covers]
        member = [Field("Member", name, "name"), Field("Relationship", membership.relationship, "relationship")]
        if membership.relationship == SELF:
            return member
        return [Field("Subscriber", self.subscriber(patient, membership), "subscriber"), *member]

    def _since(self, membership: Membership) -> str:
        return self.calendar.show_day(membership.first_day)

    def on_paper(self, patient: Patient, payer: str) -> dict[str, str]:
        """What card and form say of the fields that a registration keeps empty while it says the same."""
        held = next((each for each in (*patient.memberships, *patient.others) if each.payer == payer), patient.memberships[0])
        return {
            "plan": self.payers[held.payer].plan.name, "subscriber": self.subscriber(patient, held),
            "effective": self._since(held), "ends": "", **self._person(patient),
        }

    def _person(self, patient: Patient) -> dict[str, str]:
        face = self.faces.person(patient.id, patient.sex)
        parent = patient.memberships[0].subscriber or f"{patient.id}A"
        return {
            "address": ", ".join(filter(None, (face.line1, face.line2, face.city, f"{face.state} {face.zip9[:5]}"))),
            "phone": f"({face.phone[:3]}) {face.phone[3:6]}-{face.phone[6:]}",
            "guarantor": self.faces.person(parent).name if self._minor(patient) else face.name,
            "reason": "Physical therapy" if patient.weekly else REASONS[patient.number % len(REASONS)],
        }

    def _print_back(self, key: str) -> Document:
        payer = self.payers[key]
        copay = f"${payer.plan.copay // 100} copay each visit. " if payer.plan.copay else ""
        wants = "Therapy needs our authorisation. " if payer.plan.needs_authorisation else ""
        return Document(
            "insurance_card", payer.name,
            (
                Field("Payer", payer.name),
                Field("Payer ID for claims", payer.payer_id, "payer"),
                Field("File claims within", f"{limit_in_words(payer.limit('original'))} of service"),
            ),
            f"{copay}{wants}Providers: 800-555-0100",
            side="back",
        )

    def form(self, patient: Patient) -> Document:
        """The registration form, filled in by the patient's own hand."""
        face = self.faces.person(patient.id, patient.sex)
        card, person = patient.memberships[0], self._person(patient)
        return Document(
            "registration_form", "Registration form",
            (
                Field("Name", face.full_name),
                Field("Date of birth", patient.birth_date.isoformat(), "birth_date"),
                Field("Sex", patient.sex, "sex"),
                Field("Insured through", self.subscriber(patient, card)),
                Field("Relationship to that person", card.relationship, "" if card.enrolled else "relationship"),
                Field("Address", person["address"], "address"),
                Field("Telephone", person["phone"], "phone"),
                Field("Responsible for the bill", person["guarantor"], "guarantor"),
                Field("Reason for the visit", person["reason"], "reason"),
                *on_form(patient),
            ),
            self._filled_in(patient),
        )

    def _filled_in(self, patient: Patient) -> str:
        return f"Filled in by {'a parent' if self._minor(patient) else 'the patient'}"

    def _minor(self, patient: Patient) -> bool:
        return years_old(patient.birth_date, self.calendar.start) < OF_AGE

    def photo_id(self, patient: Patient) -> Document:
        """The copy of a driver's license, of a minor's state ID, or of a newborn's birth certificate."""
        age = years_old(patient.birth_date, self.calendar.start)
        of_minor = "Photo ID, state ID card" if age > 0 else "Birth certificate"
        return Document(
            "photo_id", of_minor if age < OF_AGE else "Photo ID, driver's license",
            (
                Field("Name", self.name_on_card(patient), "name"),
                Field("DOB", patient.birth_date.isoformat(), "birth_date"),
                Field("Sex", patient.sex, "sex"),
            ),
        )

    def benefit_sheets(self, patient: Patient, day: int) -> list[Document]:
        """The benefit sheets of the plans that the patient had, or last had, on a day."""
        begun = [each for each in patient.memberships if each.first_day <= day]
        membership = patient.membership_on(day) or (begun or patient.memberships)[-1]
        return [self.benefit_sheet(each) for each in (membership, *patient.others_on(day))]

    def visit_checks(self, patient: Patient, day: int) -> list[Document]:
        """What the front desk asked when the patient was here on a day."""
        return [self._visit_check(each) for each in patient.memberships if each.learned and each.learned <= day + 1]

    def benefit_sheet(self, membership: Membership) -> Document:
        """What a plan pays for, what it asks for, and in what the member shares."""
        return self._sheet(membership.payer)

    def _print_sheet(self, key: str) -> Document:
        payer = self.payers[key]
        plan = payer.plan
        fields = (*_shares(plan), *_conditions(plan), *self._network(plan))
        name = payer.name if plan.name in payer.name else f"{payer.name}, {plan.name}"
        return Document("benefit_sheet", f"{name}: benefits", fields)

    def _network(self, plan: Plan) -> list[Field]:
        lists = (("Not in the network", plan.outside), ("Not in the narrower network of this plan", plan.outside_tier))
        return [
            Field(says, "; ".join([f"Dr {self.faces.provider(each).full_name}" for each in clinicians]))
            for says, clinicians in lists if clinicians
        ]

    def _visit_check(self, membership: Membership) -> Document:
        day = self.calendar.show_day((membership.learned or 1) - 1)
        return Document(
            "visit_check", f"Eligibility check of {day}",
            (
                Field("Asked", f"{self.payers[membership.payer].name}, member {membership.member_id}"),
                Field("Answer", f"Active coverage on {day}"),
            ),
            "Made by the front desk at the visit. An eligibility answer promises no payment.",
        )


def _shares(plan: Plan) -> list[Field]:
    after = f"{plan.coinsurance} % after the deductible"
    fields = [
        Field("Copay", f"${dollars(plan.copay)} each visit" if plan.copay else "none", "copay"),
        Field("Deductible", f"${dollars(plan.deductible)} a year" if plan.deductible else "none", "deductible"),
        Field("Coinsurance", after if plan.coinsurance else "none", "coinsurance"),
    ]
    if plan.copay or plan.deductible or plan.coinsurance:
        fields.append(Field("Preventive services", f"{NO_SHARE}: {'; '.join(_service(code) for code in preventive())}"))
    if plan.out_of_pocket_max < NO_MAXIMUM:
        fields.append(Field("Out-of-pocket maximum", f"${dollars(plan.out_of_pocket_max)} a year"))
    if plan.lifetime_maximum < NO_MAXIMUM:
        fields.append(Field("Lifetime maximum", f"${dollars(plan.lifetime_maximum)}, for everything that the plan pays"))
    if plan.family_deductible < NO_MAXIMUM:
        fields.append(Field("Family deductible", f"${dollars(plan.family_deductible)} a year"))
    if plan.family_out_of_pocket_max < NO_MAXIMUM:
        fields.append(Field("Family out-of-pocket maximum", f"${dollars(plan.family_out_of_pocket_max)} a year"))
    return fields


def _conditions(plan: Plan) -> list[Field]:
    lists = (
        ("Not covered", plan.not_covered),
        ("No benefit of the plan, whatever else is paid", plan.no_benefit),
        ("Routine, not covered", plan.no_routine),
        ("Not necessary by the plan's policy", plan.not_necessary),
        ("Paid for by the month (capitation)", plan.capitated),
        ("Never paid by itself", plan.never_apart),
        ("Paid only beside a service to which it is added", plan.add_ons),
        ("Needs authorisation", plan.needs_authorisation),
        ("Needs a referral", plan.needs_referral),
    )
    fields = [Field(name, "; ".join(_service(code) for code in codes)) for name, codes in lists if codes]
    if plan.diagnoses_not_covered:
        fields.append(Field("Not covered, whatever is done for it", "; ".join(map(_service, plan.diagnoses_not_covered))))
    fields += [Field("Paid at ages", f"{_service(code)}: {low} to {high}") for code, (low, high) in plan.at_ages.items()]
    fields += [Field("Visits a year", f"{_service(code)}: {most}") for code, most in plan.visits_a_year.items()]
    fields += [Field("Visits in a lifetime", f"{_service(code)}: {most}") for code, most in plan.visits_in_life.items()]
    fields += [Field("Once in", f"{_service(code)}: {days} days") for code, days in plan.once_in_days.items()]
    return fields


def _service(code: str) -> str:
    return f"{shown(code)} {label(code)}"
