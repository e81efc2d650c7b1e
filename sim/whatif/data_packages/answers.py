"""Tables of what came back: receipts, status reports, remittances with their adjustments, money and letters."""

from collections.abc import Iterator

from sim.records.replies import FileReceipt, Letter, Remittance, StatusReport
from sim.records.spreadsheets import dollar_cell
from sim.whatif.data_packages.layout import Layout, Row, amount, day, flag, moment, refers, text, whole
from sim.whatif.data_packages.people import coverage_key
from sim.whatif.data_packages.practices import Sample


def _of_kind(sample: Sample, kind: type) -> Iterator:
    return (each for each in sample.world.office.reports.values() if isinstance(each, kind))


def _opened(sample: Sample, report: str) -> bool:
    return report not in sample.world.office.unread


def _receipts(sample: Sample) -> Iterator[Row]:
    for each in _of_kind(sample, FileReceipt):
        yield (
            each.id, each.kind, each.batch, sample.at(each.minute), each.claims, dollar_cell(each.charge), each.accepted,
            each.fault, each.claim, _opened(sample, each.id),
        )


def _status_reports(sample: Sample) -> Iterator[Row]:
    for each in _of_kind(sample, StatusReport):
        rejected = sum([not line.accepted for line in each.lines])
        yield each.id, each.batch, each.payer, sample.at(each.minute), len(each.lines), rejected, _opened(sample, each.id)


def _status_lines(sample: Sample) -> Iterator[Row]:
    for report in _of_kind(sample, StatusReport):
        for each in report.lines:
            yield (
                report.id, each.claim, each.accepted, each.category, each.status, each.entity, dollar_cell(each.charge),
                each.payer_claim_number,
            )


def _remittances(sample: Sample) -> Iterator[Row]:
    office = sample.world.office
    for each in _of_kind(sample, Remittance):
        paid = sum([claim.paid for claim in each.claims])
        moved = sum([adjustment.amount for adjustment in each.adjustments])
        yield (
            each.id, each.payer, sample.at(each.minute), each.trace, each.paper, len(each.claims), dollar_cell(paid),
            dollar_cell(moved), dollar_cell(each.amount), each.id not in office.to_post,
        )


def _remittance_claims(sample: Sample) -> Iterator[Row]:
    files = sample.world.office.files
    for report in _of_kind(sample, Remittance):
        for item, each in enumerate(report.claims, 1):
            known = each.claim in files
            yield (
                report.id, item, each.claim if known else None, each.claim, each.patient, each.member_id,
                coverage_key(each.patient, report.payer, each.member_id) if known else None,
                each.payer_claim_number, each.order, each.reversal, each.denied, each.crossed_to,
                dollar_cell(each.charge), dollar_cell(each.paid), dollar_cell(each.patient_share),
            )


def _remittance_lines(sample: Sample) -> Iterator[Row]:
    for report in _of_kind(sample, Remittance):
        for item, claim in enumerate(report.claims, 1):
            for number, each in enumerate(claim.lines, 1):
                yield (
                    report.id, item, number, each.code, " ".join(each.modifiers), each.units, dollar_cell(each.charge),
                    dollar_cell(each.allowed), dollar_cell(each.paid), each.denied, " ".join(each.remarks),
                )


def _adjustments(sample: Sample) -> Iterator[Row]:
    for report in _of_kind(sample, Remittance):
        for item, claim in enumerate(report.claims, 1):
            for number, line in enumerate(claim.lines, 1):
                for nth, each in enumerate(line.adjustments, 1):
                    yield report.id, item, number, nth, each.group, each.carc, dollar_cell(each.amount)


def _provider_adjustments(sample: Sample) -> Iterator[Row]:
    files = sample.world.office.files
    for report in _of_kind(sample, Remittance):
        for nth, each in enumerate(report.adjustments, 1):
            claim = each.claim if each.claim in files else None
            yield report.id, nth, each.reason, each.reference, claim, dollar_cell(each.amount)


def _deposits(sample: Sample) -> Iterator[Row]:
    office = sample.world.office
    remittance = {deposit: report for report, deposit in office.matched.items()}
    for each in office.banked.values():
        yield each.id, each.payer, sample.at(each.minute), each.trace, dollar_cell(each.amount), remittance.get(each.id)


def _letters(sample: Sample) -> Iterator[Row]:
    for each in _of_kind(sample, Letter):
        yield (
            each.id, sample.at(each.minute), each.sender, each.claim, each.decision, each.text, sample.date(each.until),
            _opened(sample, each.id),
        )


_OPENED = flag("opened", "whether somebody in the office has opened it")
_ITEM = whole("item", "claim in the remittance, from 1")

TABLES = (
    Layout(
        "receipts", "Receipts of the clearinghouse (999, TA1)", (
            text("report", "the report's number"), text("kind", "999, or TA1 where the envelope was not opened"),
            text("batch", "the batch that it answers"), moment("at", "when it lay on the desk"),
            whole("claims", "claims in the batch"), amount("charge", "their charges"),
            flag("accepted", "whether the file went on to the payers"), text("fault", "what was wrong with it, as a cause"),
            text("claim", "the claim whose segment was faulty"), _OPENED,
        ), ("report",), _receipts, (refers("batches", "batch"), refers("claims", "claim")),
    ),
    Layout(
        "status_reports", "Claim acknowledgments (277CA)", (
            text("report", "the report's number"), text("batch", "the batch that it answers"),
            text("payer", "who sent it; empty for the clearinghouse"), moment("at", "when it lay on the desk"),
            whole("claims", "claims in it"), whole("rejected", "of these, rejected"), _OPENED,
        ), ("report",), _status_reports, (refers("batches", "batch"), refers("payers", "payer")),
    ),
    Layout(
        "status_lines", "What an acknowledgment says of each claim", (
            text("report", "the report"), text("claim", "the claim"), flag("accepted", "whether it entered adjudication"),
            text("category", "claim status category"), text("status", "claim status"),
            text("entity", "whom the status is about"), amount("charge", "its charge"),
            text("payer_claim_number", "the payer's number, where it was accepted"),
        ), ("report", "claim"), _status_lines, (refers("status_reports", "report"), refers("claims", "claim")),
    ),
    Layout(
        "remittances", "Payments explained (835)", (
            text("report", "the report's number"), text("payer", "who sent it"), moment("at", "when it lay on the desk"),
            text("trace", "the number that ties it to its money"), flag("on_paper", "whether it came on paper with a cheque"),
            whole("claims", "claims in it"), amount("paid", "sum paid on its claims"),
            amount("moved", "taken away outside the claims (PLB); what was added is below zero"),
            amount("amount", "what is paid out: paid less moved"), flag("posted", "whether it has been posted"),
        ), ("report",), _remittances, (refers("payers", "payer"),),
    ),
    Layout(
        "remittance_claims", "Claims of the remittances", (
            text("report", "the remittance"), _ITEM,
            text("claim", "the claim; empty where the office has no such claim"),
            text("claim_number", "the claim's number as the payer has it"), text("patient", "the patient"),
            text("member_id", "member ID"), text("coverage", "the coverage that it names; empty where claim is"),
            text("payer_claim_number", "the payer's number of the claim"),
            whole("order", "1 processed as first payer, 2 as second, 3 as third"),
            flag("reversal", "whether it takes an earlier decision back"), flag("denied", "whether a line was denied"),
            text("crossed_to", "the payer to which it was forwarded"), amount("charge", "charge"),
            amount("paid", "sum paid on its lines"), amount("patient_share", "what is left to the patient"),
        ), ("report", "item"), _remittance_claims, (
            refers("remittances", "report"), refers("claims", "claim"), refers("coverages", "coverage"),
            refers("payers", "crossed_to", to=("payer",)),
        ),
    ),
    Layout(
        "remittance_lines", "Service lines of the remittances", (
            text("report", "the remittance"), _ITEM, whole("line", "line, from 1"), text("code", "service"),
            text("modifiers", "modifiers, separated by blanks"), whole("units", "units"),
            amount("charge", "charge, which is paid and adjustments together"), amount("allowed", "what the payer counts"),
            amount("paid", "what it paid"), flag("denied", "whether it was adjudicated and left unpaid"),
            text("remarks", "remark codes (RARC), separated by blanks"),
        ), ("report", "item", "line"), _remittance_lines, (refers("remittance_claims", "report", "item"),),
    ),
    Layout(
        "adjustments", "Why less than the charge was paid", (
            text("report", "the remittance"), _ITEM, whole("line", "the line"), whole("adjustment", "adjustment, from 1"),
            text("group", "whose loss it is: CO, PR, OA or PI"), text("carc", "reason (CARC)"), amount("amount", "amount"),
        ), ("report", "item", "line", "adjustment"), _adjustments, (refers("remittance_lines", "report", "item", "line"),),
    ),
    Layout(
        "provider_adjustments", "Money moved outside claims (835 PLB)", (
            text("report", "the remittance"), whole("adjustment", "adjustment, from 1"),
            text("reason", "L6 interest, WO taken back, FB carried forward, 72 refund received"),
            text("reference", "what it refers to"), text("claim", "the claim that it is about"),
            amount("amount", "taken away from the payment; what was added is below zero"),
        ), ("report", "adjustment"), _provider_adjustments, (refers("remittances", "report"), refers("claims", "claim")),
    ),
    Layout(
        "deposits", "Money that reached the bank", (
            text("deposit", "the deposit's number"), text("payer", "who paid"), moment("at", "when it was there"),
            text("trace", "the number that ties it to its remittance"), amount("amount", "amount"),
            text("report", "the remittance to which the office has matched it; empty while it waits"),
        ), ("deposit",), _deposits, (refers("payers", "payer"), refers("remittances", "report")),
    ),
    Layout(
        "letters", "Letters", (
            text("report", "the letter's number"), moment("at", "when it lay on the desk"), text("sender", "who wrote it"),
            text("claim", "the claim that it is about"), text("decision", "what it decides or asks"),
            text("text", "what it says"), day("until", "last day on which an answer is in time; empty where none is awaited"),
            _OPENED,
        ), ("report",), _letters, (refers("claims", "claim"),),
    ),
)
