"""What a claim may say: cases worked by hand; codes as in the practice's own price list."""

import pytest

from sim.rules.compliance.claims import (
    duplicate_follow_up,
    false_clinician,
    false_service_date,
    invented_authorisation,
    unbundled,
    unsupported_diagnosis,
    unsupported_modifier,
    unsupported_service,
)


@pytest.mark.parametrize(("claimed", "drafted", "added"), [
    (("M54.50",), (), None), ((), (), None),
    (("M54.50", "G89.29"), (), "diagnosis G89.29"),  # picked to get paid (CARC 11)
    (("M54.16",), (), "diagnosis M54.16"),  # one character can be a different disease
    (("M54.16",), ("M54.16",), None),  # charge entry's error, not the desk's
])
def test_a_diagnosis_comes_from_the_note(claimed, drafted, added):
    breach = unsupported_diagnosis(claimed, ("M54.50",), drafted, 12000)
    assert (breach and breach.facts) == (added and f"Not in the note: {added}.")
    assert breach is None or breach.amount == 12000


@pytest.mark.parametrize(("claimed", "drafted", "added"), [
    ((("SV401", ("GP",)),), (), None),
    ((("SV401", ("GP", "59")),), (), "modifier 59 on SV401"),
    ((("SV401", ("GP",)), ("SV402", ("GP", "XS"))), (), "modifier GP on SV402, XS on SV402"),
    ((("SV401", ("59",)),), (("SV401", ("59",)),), None),
])
def test_a_modifier_comes_from_the_note(claimed, drafted, added):
    breach = unsupported_modifier(claimed, (("SV401", ("GP",)),), drafted)
    assert (breach and breach.facts) == (added and f"Not in the note: {added}.")


@pytest.mark.parametrize(("claimed", "added"), [
    ((("SV203", 1),), None), ((("SV401", 2),), None),
    ((("SV204", 1),), "service SV204 × 1"),  # a level up
    ((("SV401", 3),), "service SV401 × 1"),  # a unit too many
    ((("SV401", 2), ("SV401", 2)), "service SV401 × 2"),  # the same line twice
])
def test_services_and_units_come_from_the_note(claimed, added):
    breach = unsupported_service(claimed, (("SV203", 1), ("SV401", 2)))
    assert (breach and breach.facts) == (added and f"Not in the note: {added}.")


PAIRS = (("SV301", "SV302"), ("SV301", "SV303"))


@pytest.mark.parametrize(("claimed", "noted", "distinct", "broken"), [
    ((("SV301", ()),), ("SV301",), (), False),
    ((("SV301", ()), ("SV302", ())), ("SV301", "SV302"), (), False),  # bundled: the scrub or the payer says so
    ((("SV301", ()), ("SV302", ("59",))), ("SV301", "SV302"), (), True),  # 59 to get past the edit
    ((("SV301", ()), ("SV302", ("XS",))), ("SV301", "SV302"), ("SV302",), False),  # the note sets it apart
    ((("SV301", ()), ("SV302", ("RT",))), ("SV301", "SV302"), (), False),
    ((("SV302", ()), ("SV303", ())), ("SV301",), (), True),  # in parts what was done whole
    ((("SV302", ()),), ("SV302",), (), False),
    ((("SV302", ()),), ("SV301", "SV302"), (), False),  # the whole was left off, the part is in the note
    ((("SV301", ()), ("SV302", ()), ("SV302", ("59",))), ("SV301", "SV302"), (), True),  # on any of its lines
    ((("SV301", ()), ("SV302", ("59",)), ("SV302", ())), ("SV301", "SV302"), (), True),
])
def test_a_whole_is_not_billed_in_parts(claimed, noted, distinct, broken):
    assert (unbundled(claimed, PAIRS, noted, distinct) is not None) is broken


@pytest.mark.parametrize(("claimed", "facts"), [
    (40, None), (41, "The claim is dated 1 day after the visit."), (35, "The claim is dated 5 days before the visit."),
])
def test_the_date_of_service_is_that_of_the_visit(claimed, facts):
    breach = false_service_date(claimed, 40)
    assert (breach and breach.facts) == facts


@pytest.mark.parametrize(("number", "broken"), [(None, False), ("", False), ("A-1001", False), ("A-1010", True)])
def test_an_authorisation_number_stands_on_a_letter(number, broken):
    assert (invented_authorisation(number, ("A-1001", "A-1002")) is not None) is broken


@pytest.mark.parametrize(("earlier", "frequency", "broken"), [
    ("pending", "1", True), ("paid", "1", True), ("denied", "1", False), ("rejected", "1", False), ("", "1", False),
    ("pending", "8", False), ("paid", "7", False),
])
def test_a_claim_is_not_sent_again_to_hurry_it(earlier, frequency, broken):
    assert (duplicate_follow_up(earlier, frequency) is not None) is broken


def test_the_clinician_on_the_claim_is_the_one_who_saw_the_patient():
    assert false_clinician("D-1", "D-1") is None
    breach = false_clinician("D-2", "D-1", 9_000)
    assert (breach.rule, breach.facts) == ("false_clinician", "The claim names D-2; the note is D-1's.")
