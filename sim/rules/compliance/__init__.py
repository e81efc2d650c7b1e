"""Compliance: what the office must not do, one table of rules and one pure check for each.

`table` has the rules and what a breach is; `claims`, `patients`, `books` and `privacy` have
the checks.  A check is called as its rule is, takes plain values, and returns a `Breach` or
None.
"""
