"""Floor 6a, staff: simulated billers, pulled through the same desk by SimPy."""
