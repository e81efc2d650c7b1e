"""Verbs of the office's own edits: run them over what waits to be sent, and switch one on or off."""

from sim.desk.actions import Fact, Scrub, SwitchEdit
from sim.desk.verb import Verb
from sim.desk.work.findings import forget, keep, scrubber
from sim.desk.work.sending import may_batch, waiting
from sim.rules.edits import in_words
from sim.wire.phrases import counted
from sim.world.claim_file import TO_SEND
from sim.world.office import Office


def may_scrub(desk, action: Scrub) -> str:
    """Refuse when nothing waits to be sent."""
    return may_batch(desk, action.claims)


def scrub_claims(desk, action: Scrub) -> tuple[Fact, ...]:
    """Run the edits and list what they find, one fact a finding; it stays with the claim until it is cured."""
    office = desk.office
    found = []
    run = scrubber(desk, office.edits.on)
    claims = list(waiting(desk, action.claims))
    for claim in claims:
        file = office.files[claim]
        findings = run(file)
        if findings or file.findings:
            keep(desk, file, findings)
        found += [Fact(claim, finding.says) for finding in findings]
    return (Fact("scrubbed", f"{counted(len(claims), 'claim')}, {counted(len(found), 'finding')}"), *found)


def _price_of_scrubbing(action: Scrub, office: Office, now: int) -> int:
    table = office.scenario.minutes
    count = len(action.claims) or len(office.lists[TO_SEND])
    return table.scrub + count // table.scrub_claims_a_minute


def may_switch(desk, action: SwitchEdit) -> str:
    """Refuse edits that nobody has written, and a switch that changes nothing."""
    edits = desk.office.edits
    if action.edit not in edits.known:
        return f"There is no edit {action.edit[:40]!r}. The practice's page lists those that there are."
    if edits.is_on(action.edit) == action.on:
        return f"{in_words(action.edit)} is {'on' if action.on else 'off'} already. Nothing to switch."
    return ""


def switch(desk, action: SwitchEdit) -> tuple[Fact, ...]:
    """Put an edit into use from the next scrub on, or out of it."""
    office = desk.office
    office.edits.switch(action.edit, action.on, desk.now, desk.who)
    if not action.on:
        forget(office, action.edit)
    state = "on" if action.on else "off"
    office.journal.add(desk.now, desk.who, f"edit switched {state}", "", action.edit)
    return (Fact(in_words(action.edit).lower(), f"{state}, from the next scrub"),)


VERBS = {
    Scrub: Verb(may_scrub, scrub_claims, _price_of_scrubbing, lambda office: Scrub(), about="office"),
    SwitchEdit: Verb(may_switch, switch, "switch_edit", about="office"),
}
