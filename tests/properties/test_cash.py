"""Cash in the bank, remittances and ledger agree to the cent, whatever payers do and whoever works."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sim.records.ledger import CREDIT, FEES, INSURER_PAID, OUTSIDE
from sim.records.replies import Deposit, Remittance
from tests.offices import run, scenario

SLOW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)
PAYERS = ("senior-b", "state-care", "summit", "summit-partners", "harbor")
MISTAKES = (
    "payer_paid_below_contract", "payer_paid_above_contract", "payer_took_wrong_share", "payer_took_back_wrongly",
    "payer_paid_twice", "payer_lost_claim", "payer_misread_coverage",
)

behaviour = st.fixed_dictionaries({
    "rates": st.fixed_dictionaries(dict.fromkeys(MISTAKES, st.integers(0, 12_000))),
    "careless": st.fixed_dictionaries({
        name: st.sampled_from([0, 0, 100]) for name in ("misquotes", "changes_modifiers", "names_strangers", "sends_twice")
    }),
    "prompt_pay_days": st.sampled_from([0, 10]),
    "interest": st.just(1_200),
    "recoups_after": st.integers(1, 30),
    "looks_back_after": st.integers(5, 90),
    "deposit_days": st.sampled_from([[0, 0], [-3, 3], [1, 2]]),
    "pays_by": st.sampled_from(["transfer", "cheque", "virtual_card"]),
})


@SLOW
@given(st.fixed_dictionaries(dict.fromkeys(PAYERS, behaviour)), st.sampled_from(["expert", "average"]), st.integers(0, 2**32))
def test_what_was_posted_is_what_was_paid(payers, skill, seed):
    office = scenario(payers=payers, rates={"retroactive_termination": 10_000}, staffing={"skills": [skill]})
    world = run(office, seed, 150)
    office, ledger = world.office, world.office.ledger
    assert ledger.proof() == []
    assert ledger.total(CREDIT) <= 0
    files = [each for each in office.reports.values() if isinstance(each, Remittance)]
    for each in files:
        assert each.amount >= 0
        assert each.amount == sum(claim.paid for claim in each.claims) - sum(kept.amount for kept in each.adjustments)
    posted = {each.trace: each.amount for each in files if each.id not in office.to_post}
    spent = ("returned", "card fee")
    gone = sum(each.amount for each in ledger.postings if each.credit == OUTSIDE and each.memo.startswith(spent))
    assert ledger.total(INSURER_PAID) + ledger.total(OUTSIDE) + gone == sum(posted.values())
    kept = {each.paper: each.amount for each in ledger.postings if (each.debit, each.credit) == (FEES, OUTSIDE)}
    for each in office.banked.values():
        assert each.fee == kept.get(f"835-{each.trace}", 0)
    matched = {each.trace for each in files}
    for each in office.deposits.values():
        assert each.amount > 0
        whole = each.amount + (each.fee if isinstance(each, Deposit) else 0)
        assert each.trace not in matched or office.reports[f"835-{each.trace}"].amount == whole
