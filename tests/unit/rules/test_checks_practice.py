"""Who bills, and whether a file can be read: what clearinghouse and payer find, each from what it has."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.identifiers import is_npi
from sim.rules.causes import catalogue
from sim.rules.checks.practice import (
    at_clearinghouse,
    billing_differs,
    clinician_differs,
    not_enrolled,
    numbers,
    outside_contract,
    outside_tier,
    taxonomy,
    unreadable,
    wrong_kind,
)
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan
from sim.scenario import Plant
from sim.world.chance import Chance
from sim.world.practice import enrolments, true_practice
from sim.world.slips.practice import SLIPS
from tests.offices import scenario

OFFICE = scenario()
TRUE = true_practice(OFFICE)
NO_NPI = ("rendering_npi_missing", "rendering_npi_malformed")
"""Slips that leave something in the place of a number which no register needs to be asked about."""


def claim(*modifiers: str, provider: str = "D-1", day: int = 10, payer: str = "harbor") -> Claim:
    """A claim with one line."""
    line = ClaimLine("SV401", modifiers, 1, 9_000)
    return Claim(
        "C-1", "P-1", "E-1", day, provider, payer, "M1", "", date(1980, 1, 2), "F", ("M54.50",), (line,), line.charge,
    )


def files(at_door: bool = True) -> PayerFiles:
    """A payer's files, with the practice as it is."""
    return PayerFiles("harbor", Plan("Any"), TRUE, {}, at_door)


@pytest.mark.parametrize(("modifiers", "found"), [
    ((), ""), (("GP",), ""), (("GP", "KX"), ""), (("GPP",), "bad_segment"), (("GP", "KXX"), "bad_segment"),
])
def test_a_modifier_has_two_signs_or_the_set_comes_back(modifiers, found):
    assert unreadable(claim(*modifiers)) == found


def test_the_clearinghouse_wants_nine_digits_and_an_agreement():
    assert at_clearinghouse(claim(), TRUE) == ""
    assert at_clearinghouse(claim(), replace(TRUE, zip="44055")) == "zip_short"
    assert at_clearinghouse(claim(), replace(TRUE, edi=("summit",))) == "edi_not_enrolled"
    assert at_clearinghouse(claim(payer="summit"), replace(TRUE, edi=("summit",))) == ""


@pytest.mark.parametrize("cause", ["billing_npi_wrong", "tax_id_wrong"])
def test_the_payer_knows_the_practice_by_its_numbers(cause):
    wrong = SLIPS[cause].strike(TRUE, Plant(cause), OFFICE, 1 << 62)
    assert billing_differs(claim(), wrong, files()) == cause
    assert billing_differs(claim(), TRUE, files()) == ""
    assert billing_differs(claim(), replace(TRUE), files()) == ""


def test_only_the_claims_of_the_clinician_with_the_wrong_number_come_back():
    wrong = SLIPS["rendering_npi_wrong"].strike(TRUE, Plant("rendering_npi_wrong", clinician="D-2"), OFFICE, 5)
    assert clinician_differs(claim(provider="D-2"), wrong, files()) == "rendering_npi_wrong"
    assert clinician_differs(claim(provider="D-1"), wrong, files()) == ""


@pytest.mark.parametrize("cause", ["billing_npi_wrong", "rendering_npi_wrong", *NO_NPI])
def test_a_payer_that_does_not_look_at_numbers_at_its_door_misses_them_when_it_decides(cause):
    wrong = SLIPS[cause].strike(TRUE, Plant(cause, clinician="D-1"), OFFICE, 9)
    received, payer = Received(None, None, 10, 60), files()
    received.practice = wrong
    assert cause in (billing_differs(claim(), wrong, payer), clinician_differs(claim(), wrong, payer))
    payer.npi_at_door = False
    assert (billing_differs(claim(), wrong, payer), clinician_differs(claim(), wrong, payer)) == ("", "")
    assert numbers(claim(), received, payer) == cause
    received.practice = TRUE
    assert numbers(claim(), received, payer) == ""


def test_a_wrong_taxonomy_is_found_at_the_door_or_in_adjudication():
    wrong = SLIPS["taxonomy_wrong"].strike(TRUE, Plant("taxonomy_wrong", clinician="D-1"), OFFICE, 9)
    received = Received(None, None, 10, 60)
    received.practice = wrong
    assert clinician_differs(claim(), wrong, files(at_door=True)) == "taxonomy_wrong"
    assert clinician_differs(claim(), wrong, files(at_door=False)) == ""
    assert taxonomy(claim(), received, files(at_door=False)) == "taxonomy_wrong"


@pytest.mark.parametrize(("day", "found"), [(39, "provider_not_enrolled"), (40, ""), (41, "")])
def test_the_first_day_of_an_enrolment_is_paid_for(day, found):
    payer = files()
    payer.enrolled = enrolments(scenario(planted=[
        {"cause": "provider_not_enrolled", "payer": "harbor", "clinician": "D-1", "first_day": 40},
    ]))["harbor"]
    assert not_enrolled(claim(day=day), Received(None, None, day, 99), payer) == found
    assert not_enrolled(claim(day=day, provider="D-2"), Received(None, None, day, 99), payer) == ""


@pytest.mark.parametrize("cause", sorted(SLIPS))
def test_every_slip_changes_the_file_and_leaves_its_numbers_well_formed(cause):
    chance = Chance.from_seed(3, "case")
    for number in range(200):
        wrong = SLIPS[cause].strike(TRUE, Plant(cause), OFFICE, chance.draws("slip", str(number))[0])
        assert wrong != TRUE
        assert is_npi(wrong.npi)
        assert cause in NO_NPI or all(is_npi(each.npi) for each in wrong.clinicians)
        assert wrong.tax_id.isdigit() and len(wrong.tax_id) == 9
    assert catalogue()[cause].arises == "practice"


@pytest.mark.parametrize(("provider", "service", "found"), [
    ("D-1", "SV401", ""), ("D-2", "SV401", "provider_kind_not_paid"), ("D-2", "SV203", ""),
])
def test_a_kind_of_provider_is_not_paid_for_the_services_that_the_plan_names(provider, service, found):
    payer = PayerFiles("harbor", Plan("Any", not_paid_by={"D-2": ("SV401",)}), TRUE, {}, True)
    sent = claim(provider=provider)
    line = replace(sent.lines[0], code=service)
    assert wrong_kind(sent, line, Received(None, None, 10, 60), payer) == found


@pytest.mark.parametrize(("provider", "found"), [("D-1", ""), ("D-2", "outside_narrow_network")])
def test_a_narrower_network_leaves_clinicians_out(provider, found):
    payer = PayerFiles("harbor", Plan("Any", outside_tier=("D-2",)), TRUE, {}, True)
    assert outside_tier(claim(provider=provider), Received(None, None, 10, 60), payer) == found


@pytest.mark.parametrize(("left_out", "found"), [(("SV401",), "service_not_in_contract"), (("SV203",), ""), ((), "")])
def test_a_contract_leaves_services_out(left_out, found):
    payer = PayerFiles("harbor", Plan("Any", not_in_contract=left_out), TRUE, {}, True)
    assert outside_contract(claim(), claim().lines[0], Received(None, None, 10, 60), payer) == found
