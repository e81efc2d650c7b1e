"""Desk hours: what no longer fits into the day."""

CLOSED = "The office is closed. Go home: the desk opens again on the next working morning."


def out_of_hours(desk, price: int) -> str:
    """Say why work of so many minutes cannot be begun now, or ""."""
    left = desk.calendar.open_minutes_left(desk.now)
    if not left:
        return CLOSED
    if price > left:
        return f"This cannot be finished in the {left} minutes before closing. Choose something shorter or go home."
    return ""
