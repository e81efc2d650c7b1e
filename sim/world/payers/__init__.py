"""Payers at work: what they take in, decide, pay, get wrong and write."""
