"""The verb of charge entry: what the encounter form of a visit says becomes a claim, priced by the fee schedule."""

from msgspec.structs import replace

from sim.desk.actions import Change, EnterCharges, Fact
from sim.desk.claim_lines import blank_fields
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.changes import changed_claim
from sim.desk.work.charges import charge_as
from sim.desk.work.claims import busy
from sim.desk.work.lines import LINE_FIELDS, Unusable, line_key
from sim.records.claims import Claim
from sim.records.money import dollars
from sim.world.claim_file import TO_SEND, UNCHARGED
from sim.world.office import Office


def may_enter(desk, action: EnterCharges) -> str:
    """Refuse visits whose charges were entered, other fields than charge entry's, and a form half typed."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if desk.office.files[action.claim].status != UNCHARGED:
        return "The charges of this visit have been entered. What is wrong in them is put right with Correct claim."
    if not action.changes:
        return "Nothing was changed. Type the diagnoses and the first service, as the encounter form has them."
    try:
        _entered(desk.office, action)
    except Unusable as fault:
        return str(fault)
    return ""


def enter(desk, action: EnterCharges) -> tuple[Fact, ...]:
    """Put the charges on the books and the claim among those to send."""
    office = desk.office
    file = office.files[action.claim]
    # The desk answers for all that it has typed, as for any change of a claim.
    file.drafted = file.claim
    claim = _entered(office, action)
    office.replace(file, claim)
    charge_as(office, claim.id, [line.charge for line in claim.lines], desk.now)
    office.move(file, TO_SEND)
    office.journal.add(desk.now, desk.who, "drafted", claim.id)
    return (Fact("lines", str(len(claim.lines))), Fact("charges", dollars(claim.charge)))


def _entered(office: Office, action: EnterCharges) -> Claim:
    """Apply what was typed to the empty claim, diagnoses first since lines point at them; raises `Unusable`."""
    for change in action.changes:
        if change.field != "diagnoses" and line_key(change.field)[0] not in LINE_FIELDS:
            raise Unusable(f"Charge entry types diagnoses and lines. {change.field[:20]!r} is put right with Correct claim.")
    claim = changed_claim(office, office.files[action.claim].claim, tuple(sorted(action.changes, key=_place)))
    if not claim.diagnoses:
        raise Unusable("The claim has no diagnosis. Copy its code from the encounter form.")
    if not claim.lines:
        raise Unusable("The claim has no service. Copy the code of what was done from the encounter form.")
    charged = office.prices.charged
    lines = tuple([replace(line, charge=charged(line.code, line.charge, claim.day)) for line in claim.lines])
    return replace(claim, lines=lines, charge=sum([line.charge for line in lines]))


def _place(change: Change) -> tuple[int, int]:
    """Sort what was typed as a form is filled in: diagnoses, then line by line, the code first."""
    name, number = line_key(change.field)
    if name not in LINE_FIELDS:
        return 0, 0
    return int(number) if number.isdecimal() and len(number) < 3 else 1, LINE_FIELDS.index(name) + 1


VERBS = {
    EnterCharges: Verb(
        may_enter, enter, "enter_charges", lambda file: EnterCharges(file.claim.id, ()),
        (Input("changes", "As the encounter form has it", "changes", fields=blank_fields()),),
    ),
}
