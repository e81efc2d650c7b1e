"""Causes that arise before or at registration."""

from tests.causes.setting import Setting

SETTINGS = {
    "transposed_member_id": (Setting(), Setting(payers={"general_status": "A3"})),
    "wrong_birth_date": (Setting(), Setting(payers={"general_status": "A6"})),
    "wrong_payer": (Setting(payer="summit"),),
    "name_mismatch": (Setting(),),
    "wrong_sex": (Setting(),),
    "wrong_group": (Setting(),),
    "wrong_relationship": (Setting(),),
    "wrong_suffix": (Setting(),),
    "holder_taken_for_patient": (Setting(), Setting(payers={"eligibility_at_door": False})),
    "coverage_ended": (Setting(), Setting(payer="summit")),
}
