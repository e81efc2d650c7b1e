"""What a payer has on file: members, authorisations, what it has seen and what each member has used.

A payer decides from the claim that it received and from these files, nothing else.  The
files are kept by `sim.world.payers`; the rules only read them.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from sim.records.claims import Claim
from sim.records.clock import Calendar
from sim.records.encounters import Authorisation
from sim.records.people import Grace, Membership, Patient
from sim.records.practice import PracticeFile
from sim.records.referrals import Referral
from sim.rules.plans import Plan
from sim.rules.policies import Policies

NOBODY = (None, None)
Check = Callable[..., str]
"""Names the cause for which a claim, or a line, is not payable, or ""."""


class Billed(Struct, frozen=True, gc=False):
    """What two claims must share for one to be the other's duplicate."""

    member: str
    day: int
    services: tuple[str, ...]
    payers_before: int


class PayerFiles:
    """One payer's files."""

    __slots__ = (
        "_services", "authorisations", "calendar", "certifiers", "checks", "checks_eligibility_at_door", "consents_of",
        "crossed", "diagnosed", "enrolled", "families", "faxed", "grace", "granted", "has_paid", "hospices", "key",
        "last_birth", "last_given", "members", "needs", "noted", "npi_at_door", "paid_in_life",
        "pending", "plan", "policies", "practice", "prior_at_door", "referrals", "referrals_of", "seen", "today",
        "twin", "unanswered", "under", "visits",
    )

    def __init__(
        self, key: str, plan: Plan, practice: PracticeFile, needs: Mapping[str, frozenset[str]],
        checks_eligibility_at_door: bool,
    ) -> None:
        self.key = key
        self.plan = plan
        self.practice = practice
        """The practice as its contract with this payer has it: the truth that a file's particulars are held against."""
        self.needs = needs
        """Service → the modifiers of which one must be on the line."""
        self.checks_eligibility_at_door = checks_eligibility_at_door
        self.prior_at_door = True
        """Whether it looks at the amounts of the payers before when a claim comes, or only when it decides."""
        self.npi_at_door = True
        """Whether it looks at the numbers of who bills and who treated before it takes a claim in, or only when it decides."""
        self.members: dict[str, tuple[Patient, Membership]] = {}
        self.enrolled: dict[str, int] = {}
        """Clinician → first day on which this payer pays for their work; who is not named was always enrolled."""
        self.families: dict[str, list[str]] = {}
        """Subscriber's number → the numbers of the dependents who are enrolled."""
        self.policies = Policies()
        """Policies and children that are on file in no member's name."""
        self.twin: PayerFiles | None = None
        """The files of the payer with the near-identical name."""
        self.authorisations: dict[str, Authorisation] = {}
        """Letters of consent and of refusal by number; a refusal covers no visit."""
        self.consents_of: dict[str, list[Authorisation]] = {}
        """Patient → those letters, oldest first."""
        self.under: dict[str, dict[int, None]] = {}
        """Number of an authorisation or a referral → the days of the visits that were paid under it."""
        self.referrals: dict[str, Referral] = {}
        self.referrals_of: dict[str, list[Referral]] = {}
        """Patient → referrals, oldest first."""
        self.diagnosed: Callable[[str], tuple[str, ...]] = lambda encounter: ()
        """The diagnoses that the note of a visit has: by that causes are named, and nothing is decided."""
        self.noted: Callable[[str], tuple[str, ...]] = lambda encounter: ()
        """What the note of a visit says beyond its fields, such as that a notice was signed; for the same."""
        self.hospices: dict[str, Membership] = {}
        """Member → the hospice that the member has elected."""
        self.granted: dict[str, None] = {}
        """Members whose coverage has ended and to whom Medicaid is granted afterwards: by that a cause is named."""
        self.grace: dict[str, Grace] = {}
        """Members whose premium stands open, or never came → their months of grace."""
        self.certifiers: frozenset[str] = frozenset()
        """Numbers of the physicians who may certify and order."""
        self.has_paid: Callable[[str], bool] | None = None
        """Tells of an earlier claim whether it stands paid, where this payer says so of a duplicate."""
        self.faxed: set[str] = set()
        """Claims for which the papers that they announced have come."""
        self.seen: dict[Billed, str] = {}
        """What was billed before → the claim that billed it last."""
        self._services: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.visits: dict[tuple[str, str, int], int] = {}
        """(Member, service, year) → how often it was paid."""
        self.paid_in_life: dict[str, int] = {}
        """Member → cents that a plan with a lifetime maximum has paid altogether, here and elsewhere."""
        self.last_given: dict[tuple[str, str], int] = {}
        """(Member, service) → day on which it was last paid."""
        self.unanswered: dict[str, None] = {}
        """Patients who have not answered the questionnaire on other coverage."""
        self.crossed: set[str] = set()
        """Claims that the payer before has forwarded by itself."""
        self.pending: set[str] = set()
        """Claims that were taken in and are not decided yet."""
        self.last_birth = -10**6
        """The day on which the youngest member was born."""
        self.today = 10**6
        """The day on which the claim at the door came in."""
        self.checks: tuple[tuple[Check, ...], tuple[Check, ...]] | None = None
        """What this payer holds a claim, and each of its lines, against; adjudication chooses when it first asks."""
        self.calendar: Calendar | None = None
        """Turns days into dates, for the codes and ages that depend on them."""

    def consent(self, letter: Authorisation) -> None:
        """File a letter of consent or of refusal."""
        self.authorisations[letter.number] = letter
        self.consents_of.setdefault(letter.patient, []).append(letter)

    def refer(self, referral: Referral) -> None:
        """File a referral."""
        self.referrals[referral.number] = referral
        self.referrals_of.setdefault(referral.patient, []).append(referral)

    def use(self, claim: Claim) -> None:
        """Count a paid visit against the authorisation under which it was given, and a referral that is for so many."""
        if claim.authorisation:
            self.under.setdefault(claim.authorisation, {})[claim.day] = None
        referral = self.referrals.get(claim.referral) if claim.referral else None
        if referral is not None and referral.visits:
            self.under.setdefault(referral.number, {})[claim.day] = None

    def enrol(self, patient: Patient, membership: Membership) -> None:
        """Put a member on file; a dependent who is not enrolled is not there, nor who was a member long ago."""
        policy = membership.standing.policy if membership.standing is not None else ""
        if policy == "alone":
            self.policies.alone.add(membership.subscriber_number)
        if policy == "forgotten":
            self.policies.former.add(membership.member_id)
        if policy == "forgotten" or not membership.enrolled:
            return
        self.members[membership.member_id] = (patient, membership)
        if self.calendar is not None:
            self.last_birth = max(self.last_birth, self.calendar.day_number(patient.birth_date))
        if membership.subscriber_number:
            self.families.setdefault(membership.subscriber_number, []).append(membership.member_id)

    def see(self, claim: Claim) -> str:
        """Note that a claim bills its services, and name the claim that billed the same before, or ""."""
        billed = self._billed(claim)
        before = self.seen.get(billed, "")
        self.seen[billed] = claim.id
        return before

    def decided(self, claim: Claim) -> bool:
        """Tell whether this payer has decided on these services before."""
        return self._billed(claim) in self.seen

    def forget(self, claim: Claim) -> None:
        """Treat a claim that could not be processed as if it had never come."""
        self.seen.pop(self._billed(claim), None)

    def _billed(self, claim: Claim) -> Billed:
        services = tuple([line.code for line in claim.lines])
        return Billed(claim.member_id, claim.day, self._services.setdefault(services, services), len(claim.prior))

    def member(self, member_id: str) -> tuple[Patient, Membership] | tuple[None, None]:
        """Find a member by number."""
        return self.members.get(member_id, NOBODY)


class Received:
    """One accepted claim as the payer holds it: when it came, until when it had to, and whether it was seen before."""

    __slots__ = ("crossed", "day", "duplicate_of", "last_day", "member", "patient", "practice")

    def __init__(self, patient: Patient, member: Membership, day: int, last_day: int, duplicate_of: str = "") -> None:
        self.patient = patient
        self.member = member
        self.day = day
        self.last_day = last_day
        """The last day on which this claim was timely."""
        self.duplicate_of = duplicate_of
        self.crossed = False
        """Whether the payer before forwarded it by itself."""
        self.practice: PracticeFile | None = None
        """What the file said of its sender."""
