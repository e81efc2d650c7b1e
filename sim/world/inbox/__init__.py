"""The inbox: what lies in it, and who writes into it, as the office's own doings give rise to questions."""
