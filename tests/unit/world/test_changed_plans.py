"""Coverage that has ended: for most after the first visit, for some before it."""

from collections import Counter

from tests.offices import honest, run


def test_some_had_changed_plans_before_their_first_visit_and_all_are_paid_in_the_end():
    planted = [{"cause": "coverage_ended", "patients": 40}]
    world = run(honest(planted=planted, patients={"count": 60}), seed=3, days=150)
    first: dict[str, str] = {}
    for claim, file in sorted(world.office.files.items(), key=lambda each: (each[1].claim.day, each[0])):
        first.setdefault(file.claim.patient, claim)
    struck = {found.claim for found in world.findings.all if found.cause == "coverage_ended"}
    at_first = struck & set(first.values())
    # A quarter of forty, give or take: far from none and far from all.
    assert 4 <= len(at_first) <= 20 and struck - at_first
    assert set(Counter(world.office.files[claim].status for claim in struck)) == {"paid"}
    assert world.office.ledger.proof() == []


def test_the_old_card_was_typed_at_that_visit_and_the_new_one_lies_in_the_folder():
    world = run(honest(planted=[{"cause": "coverage_ended", "patients": 40}], patients={"count": 60}), seed=3, days=0)
    changed = [
        patient for patient, cause in world.patients.causes.items()
        if cause == "coverage_ended" and world.patients.all[patient].memberships[0].last_day is not None
    ]
    assert len(changed) == 40
    for patient in changed:
        old, new = world.patients.all[patient].memberships
        assert new.first_day == old.last_day + 1 and new.payer != old.payer
