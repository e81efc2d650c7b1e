"""Buttons of the verbs that take claims by the batch: on one claim, on those that are ticked, on those of one payer."""

from msgspec.structs import replace

from sim.desk.actions import MailClaims, ReleaseBatch, Scrub
from sim.desk.button import drawn
from sim.desk.verb import Verb
from sim.desk.verbs import VERBS
from sim.desk.view import Input
from sim.desk.view import Verb as Button
from sim.world.claim_file import TO_SEND, ClaimFile

ALONE: dict[type, str] = {
    Scrub: "Scrub this claim", ReleaseBatch: "Send this claim alone", MailClaims: "Mail this claim on paper",
}
"""Verb → what its button on a single claim says."""
BATCHES: dict[str, type] = {str(kind.__struct_config__.tag): kind for kind in ALONE}
"""The same verbs by the name under which data and records know them."""


def on_one(desk, file: ClaimFile) -> list[Button]:
    """Offer a claim that waits to be sent what is otherwise done to all that wait."""
    if file.status != TO_SEND:
        return []
    return [
        replace(drawn(desk, VERBS[kind], kind((file.claim.id,)), file, label=label), about="claim")
        for kind, label in ALONE.items()
    ]


def on_one_named(desk, name: str, file: ClaimFile) -> Button:
    """Tell whether such a verb would be refused on a claim."""
    kind = BATCHES[name]
    return drawn(desk, VERBS[kind], kind((file.claim.id,)), file, faces=False)


def on_ticked(desk, claims: tuple[str, ...]) -> list[Button]:
    """Price each of these verbs once over all the claims of these that it can be done to."""
    able = {kind: tuple([claim for claim in claims if not VERBS[kind].check(desk, kind((claim,)))]) for kind in ALONE}
    return [
        replace(drawn(desk, VERBS[kind], kind(some), None), about="ticked") for kind, some in able.items() if some
    ]


def with_one_payers(desk, verbs: tuple[Button, ...]) -> tuple[Button, ...]:
    """Put beside the button that releases all that waits the one that releases what waits for one payer."""
    place = 1 + [verb.do for verb in verbs].index("release_batch")
    return (*verbs[:place], *_of_one_payer(desk), *verbs[place:])


def _of_one_payer(desk) -> list[Button]:
    """Offer a batch for one payer alone, where claims of several wait."""
    office = desk.office
    waiting: dict[str, int] = {}
    for file in office.lists[TO_SEND].values():
        if file.claim.payer not in office.paper_only:
            waiting[file.claim.payer] = waiting.get(file.claim.payer, 0) + 1
    if len(waiting) < 2:
        return []
    choices = tuple([(key, f"{payer.name} ({waiting[key]})") for key, payer in office.payers.items() if key in waiting])
    verb: Verb = VERBS[ReleaseBatch]._replace(inputs=(Input("payer", "Payer", "choice", choices),))
    button = drawn(desk, verb, ReleaseBatch(payer=choices[0][0]), None, label="Release one payer's")
    return [replace(button, variant="payer")]
