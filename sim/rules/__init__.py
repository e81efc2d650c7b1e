"""Floor 2, rules: pure functions of claims, plans and dates; no clock, no chance."""
