"""A claim that a payer takes in twice: one run pays it on a remittance that gets lost, the other says that it is paid.

So the office holds a denial (CO-B13) and, in the bank, money that nobody has explained.
"""

from sim.records.claims import Claim

UNSEEN = "payment_unseen"


def pay_unseen(house, claim: Claim, number: str) -> str:
    """Pay a claim on a remittance of its own that never reaches the practice; return the number of the second run."""
    house.remitting.pay_unseen(house.pay(claim, number), house.today)
    return f"{house.payer.payer_id}{claim.id[2:]}R0"
