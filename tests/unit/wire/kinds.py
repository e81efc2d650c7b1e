"""One invented file of every kind that ClaimLab reads and writes, by name, for tests that try them all."""

from sim.records.transactions import Meaning
from sim.wire import emit
from tests.unit.wire import examples, examples_money, examples_questions

MEANINGS: dict[str, Meaning] = {
    "837P": examples.submission(),
    "837P to second payers": examples_money.second_claims(),
    "TA1": examples_questions.envelope_receipt(),
    "TA1 that refuses": examples_questions.envelope_receipt(status="R", note="025"),
    "999": examples.receipt(),
    "999 that refuses": examples.refusal(),
    "277CA": examples.report(),
    "835": examples.remittance(),
    "835 with a correction": examples_money.corrected_payment(),
    "835 with money taken back": examples_money.takeback(),
    "270": examples_questions.coverage_questions(),
    "271": examples_questions.coverage_answers(),
    "271 that refuses": examples_questions.coverage_refusal(),
    "276": examples_questions.standing_questions(),
    "277": examples_questions.standing_answers(),
    "278": examples_questions.request(),
    "278 that decides": examples_questions.decision(),
}
TEXTS = {name: emit(meaning) for name, meaning in MEANINGS.items()}


def kind(name: str) -> str:
    """The kind in front of a name."""
    return name.partition(" ")[0]
