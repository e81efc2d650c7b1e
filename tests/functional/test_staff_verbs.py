"""What simulated billers do besides sending and mending: count causes, call payers, give up what is small, tell nobody else."""

from collections import Counter

from sim.desk.call_papers import proven
from sim.records.ledger import PATIENT, WRITE_OFF
from sim.rules.causes import catalogue
from sim.scenario import read_scenario, shipped
from sim.world.world import World
from tests.offices import honest, run


def verbs(world: World) -> Counter[str]:
    return Counter([do for do, done in world.office.timesheet.deeds.select("do", "done") if done])


def clinic(**staffing) -> World:
    office = read_scenario(shipped("busy_clinic"), {"patients": {"count": 500}, "staffing": {"billers": 2, **staffing}})
    return run(office, days=90)


def test_an_office_that_counts_its_causes_has_them_on_record_and_nearly_always_right():
    world = clinic(logs_causes=True)
    found: dict[str, set[str]] = {}
    for each in world.findings.all:
        found.setdefault(each.claim, set()).add(each.cause)
    named = world.office.root_causes
    assert len(named) > len(found) // 2
    right = [claim for claim, cause in named.items() if cause in found.get(claim, ())]
    assert len(right) >= len(named) * 9 // 10
    assert set(named.values()) <= set(catalogue())


def test_where_nobody_counts_nothing_is_on_record():
    assert clinic().office.root_causes == {}


def test_a_payer_that_decides_for_too_long_is_called_and_the_call_is_noted():
    slow = {"median_days": 100, "p90_days": 110}
    world = run(honest(payers={"harbor": {"delay": slow}, "summit": {"delay": slow}}), days=130)
    calls = [call for made in world.office.phone_calls.values() for call in made if call.reference]
    assert calls
    for call in calls:
        events = world.office.journal.of_claim(call.claim)
        assert proven(call, tuple([event.detail for event in events if event.what == "note"]))
        assert call.minute // 1440 - world.office.files[call.claim].claim.day >= 75
    assert world.office.breaches == []


def test_a_payer_that_answers_in_time_is_never_called():
    assert verbs(run(honest(), days=130))["call_payer"] == 0


def test_a_balance_that_is_small_by_policy_is_given_up_after_the_last_statement_and_sent_to_no_agency():
    nobody_pays = {"pays_bill": 0}
    policy = {"pays_reminder": 0, "mail_returned": 0, "cycle_days": 14, "statements": 2}
    small = run(honest(patients=nobody_pays, accounts={**policy, "small_balance": 10_000_00}), days=150)
    large = run(honest(patients=nobody_pays, accounts={**policy, "small_balance": 1}), days=150)
    assert verbs(small)["write_off_patient"] > 0 == verbs(small)["send_to_collections"]
    assert verbs(large)["send_to_collections"] > 0 == verbs(large)["write_off_patient"]
    for claim, events in ((claim, small.office.journal.of_claim(claim)) for claim in small.office.files):
        if any(event.what == "patient balance written off" for event in events):
            assert small.office.accounts[claim].statements == 2
            assert small.office.ledger.balance(claim, PATIENT) == 0 < small.office.ledger.balance(claim, WRITE_OFF)
    assert small.office.breaches == []
    assert small.office.ledger.proof() == []


def test_a_novice_tells_whoever_asks_and_an_expert_nobody_who_may_not_hear():
    asked = {"after_visit": 600, "after_statement": 300, "pretends": 300}
    told = {skill: run(honest(inbox=asked, staffing={"skills": [skill]}), days=100) for skill in ("expert", "novice")}
    answers = {skill: verbs(world)["answer_message"] for skill, world in told.items()}
    assert min(answers.values()) > 30
    assert told["expert"].office.breaches == []
    rules = {breach.rule for breach in told["novice"].office.breaches}
    assert rules & {"told_without_right", "identity_unchecked", "told_too_much"}
