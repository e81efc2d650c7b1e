"""Tables by which codes are judged together."""

from datetime import date

import pytest

from sim.records import code_edits, codes


def test_pairs_name_services_of_the_practice():
    for part, wholes in code_edits.parts().items():
        assert {part, *wholes} <= {*codes.services(), *codes.hcpcs()}


def test_a_part_that_joins_visits_by_itself_can_be_told_apart_from_its_wholes():
    # Else an office in which nothing goes wrong would be denied for it.
    for part, wholes in code_edits.parts().items():
        service = codes.services().get(part)
        for whole in service.joins if service else ():
            assert wholes.get(whole, True), (part, whole)
            assert whole not in wholes or service.apart in code_edits.SEPARATING


def test_low_back_pain_was_split_on_1_october_2021():
    # ICD-10-CM of fiscal year 2022: M54.50, M54.51 and M54.59 in place of M54.5.
    old = code_edits.retired()["M54.5"]
    assert old.last_day == date(2021, 9, 30)
    assert old.instead == ("M54.50", "M54.51", "M54.59")


def test_what_a_retired_code_was_split_into_can_be_billed():
    import simple_icd_10_cm as whole

    for old in code_edits.retired().values():
        assert not (whole.is_valid_item(old.code) and whole.is_leaf(old.code))
        assert all(whole.is_valid_item(code) and whole.is_leaf(code) for code in old.instead)


def test_what_never_stands_first_can_be_billed_after_a_diagnosis_of_the_practice():
    import simple_icd_10_cm as whole

    for later in codes.never_first().values():
        assert whole.is_valid_item(later.code) and whole.is_leaf(later.code)
        assert later.code not in codes.diagnoses() and set(later.after.split()) <= set(codes.diagnoses())
    # "Code first underlying disease", says the code set of G63, and names endocrine and nutritional ones.
    assert "nutritional deficiency (E40-E64)" in whole.get_code_first("G63", True)


@pytest.mark.parametrize(
    ("named", "loose"), [("M25.511", "M25.519"), ("M17.12", "M17.10"), ("S93.402A", "S93.409A"), ("H61.21", "H61.20")]
)
def test_a_code_with_a_side_has_one_without(named, loose):
    assert code_edits.without_side()[named] == loose


def test_no_service_is_covered_for_a_code_without_its_side():
    loose = {code for code, each in codes.diagnoses().items() if each.family == code_edits.SIDE_NOT_STATED}
    assert loose
    assert all(loose.isdisjoint(supporting) for supporting in code_edits.covered().values())


def test_units_are_charged_in_proportion():
    # Four units of 10 mg are usual and cost 48 dollars together, so one costs 12.
    drug = codes.services()["J3301"]
    assert code_edits.fee(drug, 4) == 4800
    assert code_edits.fee(drug, 1) == 1200
    assert code_edits.most_in_a_day()["J3301"] == 16


def test_services_and_modifiers_of_former_years_are_in_no_list_of_today_and_were_replaced_by_some_that_are():
    for old in code_edits.retired_services().values():
        assert old.code not in {*codes.services(), *codes.hcpcs()} and set(old.instead) <= set(codes.services())
    for old in code_edits.retired_modifiers().values():
        assert old.code not in codes.modifiers() and set(old.instead) <= set(codes.modifiers())
