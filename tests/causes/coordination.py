"""Causes of more than one payer, or of more than one claim: who pays, who has paid, and what the next payer is told."""

from sim.scenario.payers import Delay
from tests.causes.setting import Setting


def beside(second: str, payer: str = "harbor", **more) -> dict:
    """Every patient of a payer has another coverage as well."""
    return {"seconds": [{"payer": payer, "second": second, "share": 1000, **more}]}


PARENTS = beside("summit", holder="parent")
SPOUSES = beside("summit", holder="spouse", employer_size=60, from_age=26)
WORKING = beside("summit", payer="senior-b", holder="spouse", employer_size=60, from_age=65)
MEDICAID = beside("state-care")

SETTINGS = {
    "other_payer_primary": (Setting(payer="", overrides=SPOUSES),),
    "msp_order_wrong": (Setting(payer="", overrides=WORKING),),
    "birthday_rule_wrong": (Setting(payer="", overrides=PARENTS),),
    "medicaid_last": (Setting(payer="", overrides=MEDICAID),),
    "cob_unanswered": (Setting(payer="harbor"),),
    "primary_eob_missing": (Setting(payer="", overrides=SPOUSES, seconds=True),),
    "cob_amounts_wrong": (
        Setting(payer="", overrides=SPOUSES, seconds=True),
        Setting(payer="", overrides=SPOUSES, seconds=True, payers={"prior_at_door": False}),
    ),
    "claim_transferred": (Setting(payer="summit", payers={"forwards_strays": True, "delay": Delay(20, 20)}),),
    "paid_before": (Setting(payers={"says_of_duplicates": "paid"}),),
    "payment_unseen": (Setting(),),
    "secondary_missed": (Setting(payer="", overrides=SPOUSES),),
}
