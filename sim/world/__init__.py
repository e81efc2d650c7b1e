"""Floor 4, the world: time and chance.  SimPy moves patients, payers and the clearinghouse by night."""
