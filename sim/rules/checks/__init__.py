"""What a payer checks, one family a module; `sim.rules.adjudication` has them in their order."""
