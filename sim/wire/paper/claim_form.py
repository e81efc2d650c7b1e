"""A claim as box numbers and values: the data set of a CMS-1500, free of how it is printed.

Box numbers are facts of the trade; the labels are in `datasets/wire/paper_form.toml`, with the
segment of an 837P that says the same.
"""

from __future__ import annotations

import datetime

from sim.records.parties import Address, Person, Provider
from sim.records.submissions import Submission837, SubmittedClaim, SubmittedLine
from sim.wire.core import Problem
from sim.wire.paper import spelling
from sim.wire.paper.boxes import LETTERS, MOST_DIAGNOSES, MOST_LINES, Box, ClaimForm, kinds, names
from sim.wire.paper.further import further_boxes, patient_paid
from sim.wire.phrases import diagnosis

COVERAGES = {
    "MB": "Medicare", "MC": "Medicaid", "CH": "TRICARE", "VA": "CHAMPVA",
    "CI": "Group plan", "WC": "Work injury", "ZZ": "Other",
}  # fmt: skip
"""What box 1 ticks for a filing indicator; a form that is read gets this indicator back."""
_GROUP_PLANS = ("12", "13", "14", "15", "BL", "HM", "17", "FI")
RELATIONSHIPS = {"18": "Self", "01": "Spouse", "19": "Child", "G8": "Other"}
ORDERS = {"P": "First", "S": "Second", "T": "Third"}
EDITIONS = {10: "0", 9: "9"}
ON_FILE = "Signature on file"
STANDING = {"10a": "No", "10b": "No", "10c": "No", "12": ON_FILE, "13": ON_FILE, "20": "No", "25 kind": "EIN", "27": "Yes"}
"""What every claim of an office says that assigns its benefits, where no accident is named."""
ACCIDENTS = {"10b": "AA", "10a": "EM", "10c": "OA"}
"""Box → what the condition comes from, as a file has it (837P CLM11)."""


def fill(submission: Submission837, claim: SubmittedClaim) -> ClaimForm | Problem:
    """Fill the paper form of one claim of a file, or say why it does not fit on one.

    The form has room for twelve diagnoses, four of them and four modifiers a line, and six lines a
    sheet; further lines go on further sheets.
    """
    misfit = _misfit(claim)
    if misfit:
        return misfit
    values = STANDING | further_boxes(claim.extra)
    values |= _payer(claim) | _people(claim) | _other_coverage(claim) | _visit(claim)
    values |= _practice(claim.billing or submission.billing)
    values["31 date"] = spelling.day(submission.envelope.date)
    values["28"] = spelling.amount(claim.charge)
    for place, line in enumerate(claim.lines, 1):
        values |= {f"{box}/{place}": value for box, value in _line(claim, line).items()}
    table = kinds()
    boxes = [Box(name, table[name.partition("/")[0]].label, values.get(name, "")) for name in names(len(claim.lines))]
    return ClaimForm(tuple(boxes), len(claim.lines), tuple(_enclosures(claim, values)))


def _misfit(claim: SubmittedClaim) -> Problem | None:
    where = f"claim {claim.claim_id}"
    if len(claim.diagnoses) > MOST_DIAGNOSES:
        what = f"it has {len(claim.diagnoses)} diagnoses, and box 21 has room for {MOST_DIAGNOSES}"
        return Problem(where, what, "Keep those that the lines point to, or split the claim")
    if len(claim.lines) > MOST_LINES:
        return Problem(where, f"it has {len(claim.lines)} lines, and a claim holds {MOST_LINES}", "Split the claim")
    found = (_misfit_of_line(f"{where}, line {place}", line) for place, line in enumerate(claim.lines, 1))
    return next(filter(None, found), None)


def _misfit_of_line(where: str, line: SubmittedLine) -> Problem | None:
    if len(line.modifiers) > 4:
        what = f"it has {len(line.modifiers)} modifiers, and box 24D has room for four"
        return Problem(where, what, "Drop those that do not change the price")
    if len(line.pointers) > 4:
        what = f"it points to {len(line.pointers)} diagnoses, and box 24E has room for four"
        return Problem(where, what, "Keep the four that explain the service best")
    astray = [pointer for pointer in line.pointers if not 1 <= pointer <= MOST_DIAGNOSES]
    if astray:
        what = f"it points to diagnosis {astray[0]}, which box 21 cannot hold"
        return Problem(where, what, "Point to a diagnosis of the claim")
    return None


def _payer(claim: SubmittedClaim) -> dict[str, str]:
    group = claim.filing_indicator in _GROUP_PLANS
    return {
        "payer": claim.payer.full,
        "payer number": claim.payer.identifier,
        **_address("payer", claim.payer.address),
        "order": ORDERS.get(claim.filing_order, ""),
        "1": "Group plan" if group else COVERAGES.get(claim.filing_indicator, "Other"),
    }


def _people(claim: SubmittedClaim) -> dict[str, str]:
    patient, insured = claim.treated, claim.subscriber
    return {
        "1a": claim.member_id,
        "2": _name(patient),
        "3": spelling.day(patient.birth_date),
        "3 sex": _sex(patient),
        "4": _name(insured),
        **_address("5", patient.address),
        "6": RELATIONSHIPS.get(claim.relationship, "Other"),
        **_address("7", insured.address),
        "11": claim.group_number,
        "11a": spelling.day(insured.birth_date),
        "11a sex": _sex(insured),
        "11c": claim.group_name,
    }


def _other_coverage(claim: SubmittedClaim) -> dict[str, str]:
    paid = patient_paid(claim.extra) + sum(other.paid or 0 for other in claim.others)
    values = {
        "11d": "Yes" if claim.others or claim.filing_order != "P" else "No",
        "29": spelling.amount(paid) if paid else "",
    }
    if claim.others:
        other = claim.others[0]
        values |= {"9": _name(other.subscriber), "9a": other.member_id, "9d": other.payer.full or other.group_name}
    return values


def _visit(claim: SubmittedClaim) -> dict[str, str]:
    mark = "ABK" if claim.icd_version == 10 else "BK"
    values = {f"21{letter}": diagnosis(mark, code) for letter, code in zip(LETTERS, claim.diagnoses, strict=False)}
    values |= {
        "21 edition": EDITIONS[claim.icd_version] if claim.diagnoses else "",
        "19": claim.note,
        "22": claim.frequency,
        "22 original": claim.payer_claim_number,
        "23": claim.prior_authorisation,
        "23 referral": claim.referral_number,
        "26": claim.claim_id,
    }
    if claim.referring:
        values |= {"17 kind": "DN", "17": provider_name(claim.referring), "17b": claim.referring.npi}
    if claim.related:
        values |= {box: "Yes" for box, code in ACCIDENTS.items() if code in claim.related[:3]}
        values["10b state"] = "".join(claim.related[3:4])
    if claim.rendering:
        values["31"] = provider_name(claim.rendering)
    return values


def _line(claim: SubmittedClaim, line: SubmittedLine) -> dict[str, str]:
    rendering = claim.rendering or Provider("")
    return {
        "24 note": "; ".join(filter(None, (line.description, line.note))),
        "24A": spelling.day(line.date),
        "24A to": spelling.day(line.through or line.date),
        "24B": line.place_of_service or claim.place_of_service,
        "24D": line.procedure,
        "24D modifiers": " ".join(line.modifiers),
        "24E": "".join(LETTERS[pointer - 1] for pointer in line.pointers),
        "24F": spelling.amount(line.charge),
        "24G": spelling.quantity(line.units),
        "24G unit": "" if line.unit == "UN" else line.unit,
        "24I": "ZZ" if rendering.taxonomy else "",
        "24J taxonomy": rendering.taxonomy,
        "24J": rendering.npi,
    }


def _practice(billing: Provider) -> dict[str, str]:
    return {
        "25": spelling.tax_number(billing.tax_id),
        "33": provider_name(billing),
        **_address("33", billing.address),
        "33 phone": spelling.phone(billing.contact.phone) if billing.contact else "",
        "33a": billing.npi,
        "33b": billing.taxonomy,
    }


def _enclosures(claim: SubmittedClaim, values: dict[str, str]) -> list[str]:
    found = []
    if claim.filing_order != "P":
        other = values.get("9d") or "the payer before"
        found.append(f"Enclose the explanation of payment from {other}: this payer pays after it.")
        if not claim.others:
            found.append("Boxes 9 to 9d are blank: the claim does not say who else covers the patient.")
    if len(claim.others) > 1:
        further = ", ".join(other.payer.full for other in claim.others[1:])
        found.append(f"Enclose a note on the patient's further coverage, for which there are no boxes: {further}.")
    if claim.frequency in ("7", "8") and not claim.payer_claim_number:
        found.append("Box 22 lacks the payer's number of the claim that this one replaces or voids.")
    return found


def provider_name(provider: Provider) -> str:
    """A practice's name as it stands; a clinician's as last, first, middle, suffix."""
    if not (provider.first or provider.middle or provider.suffix):
        return provider.name
    return spelling.name(provider.name, provider.first, provider.middle, provider.suffix)


def _name(person: Person) -> str:
    return spelling.name(person.last, person.first, person.middle, person.suffix)


def _sex(person: Person) -> str:
    return person.sex if person.sex in ("F", "M") else ""


def _address(box: str, address: Address | None) -> dict[str, str]:
    if address is None:
        return {}
    return {
        f"{box} street": address.line1,
        f"{box} unit": address.line2,
        f"{box} city": address.city,
        f"{box} state": address.state,
        f"{box} zip": spelling.zip_code(address.zip_code),
    }


def signed_on(form: ClaimForm) -> datetime.date | None:
    """The day on which a form was signed, from box 31."""
    return spelling.read_day(form.values.get("31 date", ""))
