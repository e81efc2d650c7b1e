"""Payers' own mistakes."""

from tests.causes.setting import Setting

SETTINGS = {
    "payer_overlooked_authorisation": (Setting(),),
    "payer_misread_coverage": (Setting(),),
    "payer_called_not_covered": (Setting(),),
    "payer_misdated_receipt": (Setting(),),
    "payer_denied_distinct_service": (Setting(),),
    "payer_paid_below_contract": (Setting(),),
    "payer_took_wrong_share": (Setting(), Setting(payer="summit", visits=0)),
    "payer_lost_claim": (Setting(),),
    "payer_took_back_wrongly": (Setting(settles=32),),
    "retroactive_termination": (Setting(payer="summit"),),
    "payer_paid_above_contract": (Setting(payer="state-care"),),
    "payer_paid_twice": (Setting(payer="state-care", settles=14),),
}
