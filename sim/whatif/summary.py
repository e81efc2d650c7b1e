"""One page on a finished run: claims, rejections, denials, cash, receivables, filing losses, proof of the books."""

from collections.abc import Sequence

from msgspec import Struct

from sim.desk.desk import Desk
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, Ledger
from sim.records.money import Cents, dollars
from sim.records.replies import Remittance, StatusReport
from sim.rules.measures import (
    TRAILING_DAYS,
    days_in_ar,
    denial_rate,
    filing_write_offs,
    past_limit,
    rejection_rate,
    utilisation,
)
from sim.world.claim_file import REJECTED, SENT, TO_SEND, UNCHARGED, ClaimFile
from sim.world.office import Office
from sim.world.uncharged import noted
from sim.world.world import World


class Summary(Struct, frozen=True, kw_only=True):
    """What a run came to, from the end of the warm-up; amounts in cents, rates as fractions."""

    days: int
    """Days measured."""
    claims: int
    """Claims drafted, by date of service."""
    charges: Cents
    acknowledged: int
    """Claim lines on the payers' 277CAs, read or unread."""
    rejected: int
    rejection_rate: float | None
    adjudicated: int
    """Claims on the payers' 835s, posted or not."""
    denied: int
    denial_rate: float | None
    insurer_cash: Cents
    patient_cash: Cents
    insurance_open: Cents
    """Insurance A/R at the end."""
    patient_open: Cents
    """Patient A/R at the end."""
    days_in_ar: float | None
    """At the end, gross, against the charges of the last 90 days; see `sim.rules.measures.days_in_ar`."""
    filing_write_offs: Cents
    """Written off as timely filing, less what payers paid after all."""
    filing_expired: Cents
    """Open on claims that no payer has accepted and whose filing limit has passed."""
    minutes_worked: int
    minutes_staffed: int
    refused: int
    """Actions that the desk refused."""
    waiting: dict[str, int]
    """Worklist → items on it at the end."""
    faults: tuple[str, ...]
    """What does not balance; nothing, when the books do."""

    @property
    def cash(self) -> Cents:
        """What insurers and patients paid."""
        return self.insurer_cash + self.patient_cash

    @property
    def lost_to_filing(self) -> Cents:
        """Written off as timely filing, or still open with the filing limit passed."""
        return self.filing_write_offs + self.filing_expired

    @property
    def utilisation(self) -> float | None:
        """Share of the staffed minutes that went into work."""
        return utilisation(self.minutes_worked, self.minutes_staffed)

    @property
    def balanced(self) -> bool:
        """Whether every charge is paid, adjusted, written off or open, to the cent."""
        return not self.faults

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The page, line by line: what, and how much."""
        waiting = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in self.waiting.items() if count)
        page = [
            ("Claims", f"{self.claims:,} for ${dollars(self.charges)} in {self.days} days"),
            ("Rejections (277CA)", f"{self.rejected:,} of {self.acknowledged:,} claims sent, {_percent(self.rejection_rate)}"),
            ("Denials (835)", f"{self.denied:,} of {self.adjudicated:,} claims decided, {_percent(self.denial_rate)}"),
            ("Cash", f"${dollars(self.cash)}: insurers ${dollars(self.insurer_cash)}, patients ${dollars(self.patient_cash)}"),
            ("Open", f"insurers ${dollars(self.insurance_open)}, patients ${dollars(self.patient_open)}"),
            ("Days in A/R", _days(self.days_in_ar, min(self.days, TRAILING_DAYS))),
            ("Filing write-offs", f"${dollars(self.filing_write_offs)}; open past the limit ${dollars(self.filing_expired)}"),
            ("Waiting at the end", waiting or "nothing"),
            ("Books", "balance to the cent" if self.balanced else f"DO NOT BALANCE: {self.faults[0]}"),
        ]
        if self.minutes_staffed:
            worked = f"{self.minutes_worked:,} minutes, {_percent(self.utilisation)} of those staffed"
            page.insert(-2, ("Work", f"{worked}; {self.refused:,} actions refused"))
        return page


def summarise(world: World, desks: Sequence[Desk] = (), warm_up: int = 0) -> Summary:
    """Sum a run up to now; counts and cash begin on the day `warm_up`.

    `desks` are those of the simulated billers (`sim.staff.shift.bring_in`); without them
    nothing is said about minutes.
    """
    office, today = world.office, world.day
    begin = warm_up * DAY
    cash = _cash(office.ledger, begin)
    acknowledged = [line for report in _of_kind(office, StatusReport, begin) for line in report.lines]
    decided = [claim for report in _of_kind(office, Remittance, begin) for claim in report.claims]
    rejected = sum([not line.accepted for line in acknowledged])
    denied = sum([claim.denied for claim in decided])
    charged = [file.claim for file in office.files.values() if file.claim.day >= warm_up]
    insurance, patient = office.ledger.total(INSURANCE), office.ledger.total(PATIENT)
    return Summary(
        days=today - warm_up, claims=len(charged), charges=sum([claim.charge for claim in charged]),
        acknowledged=len(acknowledged), rejected=rejected, rejection_rate=rejection_rate(rejected, len(acknowledged)),
        adjudicated=len(decided), denied=denied, denial_rate=denial_rate(denied, len(decided)),
        insurer_cash=cash[INSURER_PAID], patient_cash=cash[PATIENT_PAID],
        insurance_open=insurance, patient_open=patient, days_in_ar=_days_in_ar(office, insurance + patient, today),
        filing_write_offs=filing_write_offs(office.ledger, begin), filing_expired=filing_expired(office, today),
        minutes_worked=sum([desk.minutes_worked for desk in desks]), refused=sum([desk.refused for desk in desks]),
        minutes_staffed=len(desks) * _shift_minutes(world, today),
        waiting={
            "reports": len(office.unread), "to_post": len(office.to_post),
            **{name: len(items) for name, items in office.lists.items()},
        },
        faults=tuple(office.ledger.proof()),
    )


def filing_expired(office: Office, today: int) -> Cents:
    """Add up what is open on claims that no payer has accepted, and noted of visits without charges, past the filing limit.

    The limit is that of the payer named on the claim.  A batch that left in time and is not
    answered yet is not lost.
    """
    accepted = {
        line.claim for report in office.reports.values() if isinstance(report, StatusReport)
        for line in report.lines if line.accepted
    }
    under_way = {claim.id for batch in office.outbox for claim in batch.claims}
    never = [
        file for claim, file in office.files.items()
        if file.status in (TO_SEND, SENT, REJECTED) and claim not in accepted
        and not ((claim in under_way or _in_the_mail(file)) and file.sent_day <= _filing_day(office, file))
    ]
    balances = [(office.ledger.balance(file.claim.id, INSURANCE), _filing_day(office, file)) for file in never]
    balances += [(noted(office, file), _filing_day(office, file)) for file in office.lists[UNCHARGED].values()]
    return past_limit(balances, today)


def _in_the_mail(file: ClaimFile) -> bool:
    """Whether it was posted on paper, which nobody acknowledges."""
    return file.status == SENT and file.sent is not None and file.sent.paper


def _filing_day(office: Office, file: ClaimFile) -> int:
    return office.clocks[file.claim.payer].last_day("original", file.claim.day)


def _days_in_ar(office: Office, receivable: Cents, today: int) -> float | None:
    days = min(today, TRAILING_DAYS)
    recent = sum([file.claim.charge for file in office.files.values() if file.claim.day >= today - days])
    return days_in_ar(receivable, recent, days)


def _cash(ledger: Ledger, begin: int) -> dict[int, Cents]:
    """Take what had come in by the end of the warm-up off what came in altogether."""
    cash = {account: ledger.total(account) for account in (INSURER_PAID, PATIENT_PAID)}
    if begin:
        for minute, debit, credit, amount in ledger.postings.select("minute", "debit", "credit", "amount"):
            if minute < begin:
                if debit in cash:
                    cash[debit] -= amount
                if credit in cash:
                    cash[credit] += amount
    return cash


def _of_kind(office: Office, kind: type, begin: int) -> list:
    return [report for report in office.reports.values() if isinstance(report, kind) and report.minute >= begin]


def _shift_minutes(world: World, today: int) -> int:
    """Desk hours of one biller, from the first shift to the last."""
    calendar, staffing = world.calendar, world.scenario.staffing
    end = today if staffing.stop_day is None else min(today, staffing.stop_day + 1)
    return calendar.workdays_between(staffing.start_day, end) * (calendar.close_at - calendar.open_at)


def _days(number: float | None, trailing: int) -> str:
    return "none yet" if number is None else f"{number:.1f}, gross, on the charges of the last {trailing} days"


def _percent(rate: float | None) -> str:
    return "none yet" if rate is None else f"{rate:.1%}".replace("%", " %")
