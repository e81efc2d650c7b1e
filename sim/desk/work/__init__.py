"""How each verb is checked, priced and applied; the modules go with those of `sim.desk.actions`."""
