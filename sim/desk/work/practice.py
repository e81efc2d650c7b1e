"""Verbs on the practice's own file: mend its numbers, agree on electronic claims."""

from msgspec.structs import replace

from sim.desk.actions import Change, CorrectPractice, EnrolEdi, Fact, LoadFees, LoadRates
from sim.desk.practice_view import practice_fields
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.changes import Unusable
from sim.desk.work.charges import follow
from sim.records.clock import DAY
from sim.records.code_edits import fee
from sim.records.codes import services
from sim.records.identifiers import is_npi
from sim.records.practice import PracticeFile
from sim.world.claim_file import TO_SEND, ClaimFile
from sim.world.office import Office

_LENGTHS = {"tax_id": (9, "nine digits"), "zip": (9, "nine digits, ZIP+4 without the dash")}
_TAXONOMY_LENGTH = 10
FIELDS = ("npi", "tax_id", "taxonomy", "zip", "submitter")


def may_correct(desk, action: CorrectPractice) -> str:
    """Refuse unusable values and changes that change nothing."""
    if not action.changes:
        return "Nothing was changed. Type at least one new value."
    try:
        changed = changed_practice(desk.office.practice, action.changes)
    except Unusable as fault:
        return str(fault)
    return "" if changed != desk.office.practice else "The practice's file says this already. Nothing to change."


def correct(desk, action: CorrectPractice) -> tuple[Fact, ...]:
    """Mend the practice's file; what has been sent stays as it was sent."""
    office = desk.office
    office.practice = changed_practice(office.practice, action.changes)
    what = ", ".join(change.field for change in action.changes)
    office.journal.add(desk.now, desk.who, "practice file corrected", "", what)
    return (Fact("corrected", what), Fact("goes out", "with every batch from now on"))


def changed_practice(file: PracticeFile, changes: tuple[Change, ...]) -> PracticeFile:
    """Apply changes to the practice's file; raises `Unusable`."""
    for change in changes:
        field, _, clinician = change.field.partition(":")
        value = _usable(field, "".join(change.value.split()).upper())
        if clinician:
            file = _with_clinician(file, field, clinician, value)
        elif field in FIELDS:
            file = replace(file, **{field: value})
        else:
            raise Unusable(
                f"The practice's file has no field {change.field!r}. Change {', '.join(FIELDS)}, "
                "or npi and taxonomy of a clinician, such as npi:D-2."
            )
    return file


def _usable(field: str, value: str) -> str:
    if field == "npi" and not is_npi(value):
        raise Unusable(f"{value!r} is no NPI: ten digits, the last of which checks the others. Copy it from the confirmation.")
    if field in _LENGTHS and (len(value) != _LENGTHS[field][0] or not (value.isascii() and value.isdigit())):
        raise Unusable(f"{value!r} does not fit: this number has {_LENGTHS[field][1]}. Copy it from the letter.")
    if field == "taxonomy" and not (len(value) == _TAXONOMY_LENGTH and value.isascii() and value.isalnum()):
        raise Unusable(f"{value!r} is no taxonomy code: ten letters and digits. Copy it from the confirmation.")
    if field == "submitter" and not (0 < len(value) <= 15 and value.isascii() and value.isalnum()):
        raise Unusable(f"{value!r} is no submitter number: up to 15 letters and digits. Copy it from the agreement.")
    return value


def _with_clinician(file: PracticeFile, field: str, clinician: str, value: str) -> PracticeFile:
    if field not in ("npi", "taxonomy") or file.clinician(clinician) is None:
        known = ", ".join(each.id for each in file.clinicians)
        raise Unusable(f"No clinician {clinician!r} has a field {field!r} here. Change npi or taxonomy of {known}.")
    return replace(file, clinicians=tuple([
        replace(each, **{field: value}) if each.id == clinician else each for each in file.clinicians
    ]))


def mended_since_sent(office: Office, file: ClaimFile) -> bool:
    """Tell whether a claim would now go out with other particulars of the practice than it last did."""
    sent = (office.batches.get(name) or office.mailings.get(name) for name in reversed(file.reports))
    last = next(filter(None, sent), None)
    return last is not None and last.practice != office.practice


def may_enrol(desk, action: EnrolEdi) -> str:
    """Refuse payers that are not there, need it not, or have been asked."""
    office = desk.office
    payer = office.payers.get(action.payer)
    if payer is None:
        return f"There is no payer {action.payer!r}. Choose one of {', '.join(office.payers)}."
    if payer.takes == "paper":
        return f"{payer.name} takes paper claims only. Mail them."
    if payer.key in office.practice.edi:
        return f"Electronic claims are agreed with {payer.name}. Nothing to apply for."
    if payer.key in office.edi_from:
        return f"This was applied for; it is in force on {desk.calendar.show_day(office.edi_from[payer.key])}. Wait until then."
    return ""


def enrol(desk, action: EnrolEdi) -> tuple[Fact, ...]:
    """Send the application; from the day on which it is in force files are taken."""
    office = desk.office
    begins = desk.calendar.workdays_after(desk.now // DAY, max(1, office.payers[action.payer].edi_days))
    office.edi_from[action.payer] = begins
    office.journal.add(desk.now, desk.who, "electronic claims applied for", "", action.payer)
    return (Fact("in force", desk.calendar.show_day(begins)),)


def may_load_fees(desk, action: LoadFees) -> str:
    """Refuse when no new fee schedule has come."""
    prices = desk.office.prices
    return "" if len(prices.announced_fees(desk.now)) > prices.fees_loaded else "The fee schedule that has come is loaded."


def load_fees(desk, action: LoadFees) -> tuple[Fact, ...]:
    """Charge by the new schedule; claims that still wait to be sent and were never sent are charged anew."""
    office, prices = desk.office, desk.office.prices
    announced = prices.announced_fees(desk.now)
    prices.fees_loaded = len(announced)
    again = [file for file in office.lists[TO_SEND].values() if not file.times_sent and _charge_anew(office, file, desk.now)]
    office.journal.add(desk.now, desk.who, "fee schedule loaded", "", f"from {desk.calendar.show_day(announced[-1].day)}")
    return (Fact("in force", desk.calendar.show_day(announced[-1].day)), Fact("claims charged anew", str(len(again))))


def _charge_anew(office: Office, file: ClaimFile, now: int) -> bool:
    """Price a claim's services by the schedule that is loaded, in the claim and in the books."""
    claim, known = file.claim, services()
    lines = tuple([
        replace(line, charge=office.prices.charged(line.code, fee(known[line.code], line.units), claim.day))
        if line.code in known else line for line in claim.lines
    ])
    if lines == claim.lines:
        return False
    file.claim = replace(claim, lines=lines, charge=sum([line.charge for line in lines]))
    follow(office, file, now)
    return True


def may_load_rates(desk, action: LoadRates) -> str:
    """Refuse unknown payers, and rates that are loaded."""
    prices = desk.office.prices
    if action.payer not in prices.rates_loaded:
        return f"There is no payer {action.payer!r}. Choose one of {', '.join(prices.rates_loaded)}."
    if len(prices.announced_rates(action.payer, desk.now)) > prices.rates_loaded[action.payer]:
        return ""
    return "The rates that this payer has sent are loaded."


def load_rates(desk, action: LoadRates) -> tuple[Fact, ...]:
    """Expect by the new rates from now on."""
    office, prices = desk.office, desk.office.prices
    announced = prices.announced_rates(action.payer, desk.now)
    prices.rates_loaded[action.payer] = len(announced)
    last = announced[-1]
    office.journal.add(desk.now, desk.who, "contract rates loaded", "", office.payers[action.payer].name)
    return (Fact("allows", f"{last.allowed_percent} percent"), Fact("in force", desk.calendar.show_day(last.day)))


def _rates_to_load(desk, office: Office) -> tuple[Input, ...]:
    new = [payer for payer in office.payers.values() if not may_load_rates(desk, LoadRates(payer.key))]
    return (Input("payer", "Payer", "choice", tuple([(payer.key, payer.name) for payer in new])),)


def _first_rates(office: Office) -> LoadRates:
    changed = office.prices.rate_changes
    waiting = (payer for payer, loaded in office.prices.rates_loaded.items() if len(changed.get(payer, ())) > loaded)
    return LoadRates(next(waiting, next(iter(office.payers))))


def _all_fields(desk, office: Office) -> tuple[Input, ...]:
    return (Input(
        "changes", "Practice's file", "changes", missing="Type at least one new value.", fields=practice_fields(desk),
    ),)


def _payers_without(desk, office: Office) -> tuple[Input, ...]:
    without = [payer for payer in office.payers.values() if payer.takes == "files" and payer.key not in office.practice.edi]
    return (Input("payer", "Payer", "choice", tuple([(payer.key, payer.name) for payer in without])),)


def _first_without(office: Office) -> EnrolEdi:
    without = (payer for payer in office.payers.values() if payer.takes == "files" and payer.key not in office.practice.edi)
    return EnrolEdi(next((payer.key for payer in without), next(iter(office.payers))))


VERBS = {
    CorrectPractice: Verb(
        may_correct, correct, "correct_practice", lambda office: CorrectPractice(()), _all_fields, about="office"
    ),
    LoadFees: Verb(may_load_fees, load_fees, "load_fees", lambda office: LoadFees(), about="office"),
    LoadRates: Verb(may_load_rates, load_rates, "load_rates", _first_rates, _rates_to_load, about="office"),
    EnrolEdi: Verb(may_enrol, enrol, "enrol_edi", _first_without, _payers_without, about="office"),
}
