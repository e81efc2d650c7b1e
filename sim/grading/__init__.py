"""Floor 7a, grading: an attempt replayed, run out, held against a rubric and against par, and explained."""
