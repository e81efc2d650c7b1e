"""From memberships and the questionnaire to the order of payers."""

from datetime import date

from sim.records.people import Membership, Standing
from sim.rules.checks.coordination import cause_of_order
from sim.rules.coverages import facts_of, in_order, questionnaire, read_questionnaire
from sim.rules.order import order_of_payers

DAY = date(2026, 4, 14)
PAYER_IDS = {"lakes": "LSB01", "harbor": "HBR60", "state": "SFC77"}


def held(payer: str, kind: str = "group", relationship: str = "self", **standing) -> Membership:
    return Membership(payer, "M1", "", -400, relationship=relationship, kind=kind, standing=Standing(**standing))


MEDICARE = held("lakes", "medicare", medicare_by="age", since=date(2020, 3, 1), employment="")


def test_a_working_spouses_plan_of_a_large_employer_pays_before_medicare_and_medicaid_last():
    spouse = held("harbor", relationship="spouse", employer_size=20)
    medicaid = Membership("state", "M2", "", -400, kind="medicaid")
    assert [each.payer for each in in_order((medicaid, MEDICARE, spouse), DAY)] == ["harbor", "lakes", "state"]


def test_a_small_employers_plan_pays_after_medicare():
    spouse = held("harbor", relationship="spouse", employer_size=19)
    assert [each.payer for each in in_order((spouse, MEDICARE), DAY)] == ["lakes", "harbor"]


def test_the_questionnaire_tells_all_that_decides_the_order():
    coverages = (
        MEDICARE,
        held("harbor", relationship="child", employer_size=42, since=date(2019, 1, 1), holder_birth=date(1990, 3, 4)),
        Membership("state", "M2", "", -400, kind="medicaid"),
    )
    read = read_questionnaire(questionnaire(coverages, PAYER_IDS))
    known = [facts_of(each, PAYER_IDS[each.payer]) for each in coverages]
    assert order_of_payers(read, DAY).steps == order_of_payers(known, DAY).steps
    assert [(each.name, each.kind, each.relationship, each.employer_size, each.holder_birth) for each in read] == [
        (each.name, each.kind, each.relationship, each.employer_size, each.holder_birth) for each in known
    ]


def test_kidney_disease_is_told_as_well():
    since = date(2025, 1, 1)
    medicare = held("lakes", "medicare", medicare_by="", since=since, kidneys_since=since, employment="")
    retired = held("harbor", employment="retired", employer_size=5)
    read = read_questionnaire(questionnaire((medicare, retired), PAYER_IDS))
    # 15 of the 30 months are over: the plan pays first although nobody works.
    assert [each.name for each in order_of_payers(read, DAY).coverages] == ["HBR60", "LSB01"]


def test_a_payer_that_is_not_first_is_called_by_what_it_is():
    assert cause_of_order(MEDICARE) == "msp_order_wrong"
    assert cause_of_order(held("state", "medicaid")) == "medicaid_last"
    assert cause_of_order(held("harbor", relationship="child")) == "birthday_rule_wrong"
    assert cause_of_order(held("harbor", relationship="spouse")) == "other_payer_primary"
