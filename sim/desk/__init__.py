"""Floor 5, the desk: every piece of billing work, whoever does it."""
