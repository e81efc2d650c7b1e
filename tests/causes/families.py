"""Causes of families and policies: newborns, policies for one person alone, policies that are gone."""

from tests.causes.setting import Setting

CHILD = {"weekly": False, "day": 3}
"""Newborns have no course of therapy, and their claims go out at once: weeks later the plan has entered them."""

SETTINGS = {
    "newborn_under_own_number": (Setting(**CHILD),),
    "newborn_not_enrolled": (Setting(**CHILD),),
    "newborn_entered_late": (Setting(**CHILD, settles=40),),
    "no_dependent_coverage": (Setting(),),
    "group_policy_cancelled": (Setting(), Setting(payer="summit")),
    "dental_part_left": (Setting(), Setting(payer="summit")),
    "card_of_former_payer": (Setting(),),
}
