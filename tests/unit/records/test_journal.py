"""The journal tells each claim's own history, whenever it is asked."""

from sim.records.journal import Event, Journal


def test_a_claims_history_is_its_own_events_oldest_first():
    journal = Journal()
    journal.add(1, "office", "drafted", "C-1")
    journal.add(2, "office", "drafted", "C-2")
    journal.add(3, "office", "sent", "C-1", "B-1")
    assert journal.of_claim("C-1") == [Event(1, "office", "drafted", "C-1"), Event(3, "office", "sent", "C-1", "B-1")]
    assert journal.of_claim("C-2") == [Event(2, "office", "drafted", "C-2")]
    assert journal.of_claim("C-3") == []


def test_what_is_written_after_the_history_was_read_is_in_it_when_it_is_read_again():
    journal = Journal()
    journal.add(1, "office", "drafted", "C-1")
    assert len(journal.of_claim("C-1")) == 1
    journal.add(2, "office", "drafted", "C-2")
    journal.add(3, "Ines", "paid", "C-1", "90.00")
    assert [event.what for event in journal.of_claim("C-1")] == ["drafted", "paid"]
    assert [event.what for event in journal.of_claim("C-2")] == ["drafted"]
