"""Floor 1, facts: small frozen records that everything above shares."""
