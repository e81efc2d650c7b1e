"""A plan that names a clinician names one of the practice: a slip of the pen would make its rule say nothing."""

import pytest

from sim.scenario import BadScenario
from tests.offices import scenario


@pytest.mark.parametrize("rule", [
    {"outside": ["D-77"]}, {"outside_tier": ["D-77"]}, {"not_paid_by": {"D-77": ["SV302"]}},
])
def test_a_clinician_whom_nobody_knows_is_refused_by_name(rule):
    with pytest.raises(BadScenario, match="the plan of payer 'harbor' names the clinician 'D-77'; use one of D-1"):
        scenario(payers={"harbor": {"plan": {"name": "Select", **rule}}})
