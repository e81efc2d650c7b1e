"""Floor 6b, training: a person at the desk, and the attempt that remembers every step."""
