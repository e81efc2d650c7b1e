"""Names as front desks mistype them: a short form in place of the legal name, or a slip of the fingers."""

from sim.world.chance import below

SHORT_FORMS = {
    "Alexander": "Alex", "Alexandra": "Alex", "Andrew": "Andy", "Anthony": "Tony", "Barbara": "Barb",
    "Benjamin": "Ben", "Catherine": "Cathy", "Charles": "Charlie", "Christina": "Tina", "Christine": "Chris",
    "Christopher": "Chris", "Cynthia": "Cindy", "Daniel": "Dan", "David": "Dave", "Deborah": "Deb",
    "Donald": "Don", "Dorothy": "Dot", "Edward": "Ed", "Elizabeth": "Liz", "Frederick": "Fred",
    "Gabriella": "Gabby", "Gregory": "Greg", "Jacqueline": "Jackie", "James": "Jim", "Jeffrey": "Jeff",
    "Jennifer": "Jenny", "Jessica": "Jess", "Jonathan": "Jon", "Joseph": "Joe", "Joshua": "Josh",
    "Katherine": "Kate", "Kathleen": "Kathy", "Kenneth": "Ken", "Lawrence": "Larry", "Leonard": "Len",
    "Margaret": "Peggy", "Matthew": "Matt", "Melissa": "Missy", "Michael": "Mike", "Nicholas": "Nick",
    "Pamela": "Pam", "Patricia": "Pat", "Patrick": "Pat", "Peter": "Pete", "Raymond": "Ray",
    "Rebecca": "Becky", "Richard": "Rick", "Robert": "Bob", "Ronald": "Ron", "Samantha": "Sam",
    "Samuel": "Sam", "Stephanie": "Steph", "Stephen": "Steve", "Steven": "Steve", "Susan": "Sue",
    "Theresa": "Terry", "Thomas": "Tom", "Timothy": "Tim", "Victoria": "Vicky", "Vincent": "Vince",
    "William": "Bill", "Zachary": "Zach",
}
"""Everyday short forms of American first names."""


def mistyped(name: str, draw: int) -> str:
    """Mistype a name written "Last, First", so that it differs from the card's.

    >>> mistyped("Rivera, Robert", 7)
    'Rivera, Bob'
    """
    last, _, first = name.partition(", ")
    if first in SHORT_FORMS:
        return f"{last}, {SHORT_FORMS[first]}"
    places = [
        place for place in range(1, len(last) - 1)
        if last[place:place + 2].isalpha() and last[place].casefold() != last[place + 1].casefold()
    ]
    if not places:
        return f"{last}{last[-1]}, {first}"
    place = places[below(draw, len(places))]
    return f"{last[:place]}{last[place + 1]}{last[place]}{last[place + 2:]}, {first}"
