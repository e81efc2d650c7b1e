"""The clock on a worklist is the one that the right remedy needs."""

from tests.offices import honest, seat


def denied_rows(payers=None, **rates):
    """Let one thing be denied again and again, and read what the payer says."""
    person = seat(honest(payers, rates=rates, patients={"count": 60, "first_visit_within_days": 20}), day=21)
    for _ in range(40):
        person.release_and_read()
        if rows := [row for row in person.rows("denied") if row.payer == "harbor"]:
            return person, rows
    raise AssertionError("nothing was denied")


def test_a_denial_that_only_an_appeal_changes_shows_the_clock_of_appeals_from_its_first_day():
    person, rows = denied_rows(payers={"medical_necessity": 20_000})
    payer = person.world.office.payers["harbor"]
    assert payer.takes_replacement, "corrected claims have a clock of their own here"
    assert {(row.codes, row.clock) for row in rows} == {("CO-50", "Appeal")}
    office = person.world.office
    for row in rows:
        assert office.due(office.files[row.id]) == office.appeal_due(office.files[row.id])


def test_a_denial_that_a_corrected_claim_cures_shows_the_clock_of_corrections():
    person, rows = denied_rows(units_wrong=50_000)
    assert {row.clock for row in rows} <= {"Corrected claim", "Appeal"}
    office = person.world.office
    for row in rows:
        file = office.files[row.id]
        corrected = office.clocks["harbor"].last_day("corrected", file.answered_day)
        assert office.due(file) == min(corrected, office.appeal_due(file))
