"""Notes in a claim's folder: what whoever takes it up next has to know."""

from sim.world.claim_file import ClaimFile


def write_note(desk, file: ClaimFile, text: str) -> None:
    """Put a note into the folder and into the claim's history."""
    file.notes += (text,)
    desk.office.journal.add(desk.now, desk.who, "note", file.claim.id, text)
