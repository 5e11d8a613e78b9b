"""Texts that tests of the core judge: two stories, a background, a notice, and a template of match reports."""

from __future__ import annotations

FERRY = (
    "The night ferry between Port Ellis and the Gull Islands will sail again from Monday, the harbour board decided.",
    "Engineers replaced both propeller shafts after divers found hairline cracks during the spring inspection.",
    "Tickets cost 14 crowns, two more than last year, and bicycles travel free until the end of October.",
    "Islanders had waited eleven weeks, with fresh bread flown in by the mail plane every second morning.",
)
BAKERY = (
    "A bakery in the old tannery quarter has won the national rye prize for the third time running.",
    "Its owner credits a sourdough that her grandmother carried across the border in a jam jar.",
)
TRUST = (
    "Both harbours belong to the same trust, which was founded by fishermen after the flood of the last century.",
    "It keeps eleven boats, two cranes and a school for pilots, and pays for the lanterns along the northern mole.",
    "Its members meet each spring in the old tannery to elect a board and to hear how the accounts have turned out.",
)
CLOSED = (
    "The library stays closed on Monday for stocktaking, but books may be returned through the hatch in the courtyard "
    "at any hour."
)

_MATCH = (
    "{} beat {} {}-{} at home on {} in front of {} supporters. {} opened the scoring after {} minutes.",
    "The manager of {} praised the goalkeeper, who made {} saves, and said that his side had deserved every point.",
    "{} are now in place {} of the table with {} points and travel to {} next weekend for the last game of the season.",
)
NORRVIK = ("Norrvik", "Dolna", "3", "1", "Monday", "1204", "Moll", "19", "Dolna", "7", "Norrvik", "4", "31", "Marrow")
MARROW = ("Marrow", "Ellis", "2", "0", "Sunday", "877", "Brix", "55", "Ellis", "2", "Marrow", "9", "22", "Norrvik")


def match_report(facts: tuple[str, ...]) -> str:
    """Return the paragraphs of a report of a match: all of them differ in names and numbers alone."""
    return "\n\n".join(_MATCH).format(*facts)
