"""Bodies whose own words look like what stands around an article: labels, menus, captions, contacts, dates."""

from dataclasses import replace

from tests.compose.model import Part, Sort, Story
from tests.compose.seed import SEED

_BRIDGE = (
    "The monitors observed that the bridge was open and that people crossed it on foot in both directions that day."
)
_ROAD = "The monitors observed that the road was open and that people used it by car in both directions all day long."


def _trap(*parts: str, title: str = SEED.title) -> Story:
    """Page 591767 with another body; "* " opens an item of a list, "# " a heading."""
    sorts: dict[str, Sort] = {"* ": "item", "# ": "heading"}
    body = tuple(Part(sorts[part[:2]], part[2:]) if part[:2] in sorts else Part("paragraph", part) for part in parts)
    return replace(SEED, title=title, lead=None, body=body, quotes=())


TRAPS = {
    "list items with labels": _trap(
        _BRIDGE, "* Date: 12 May 2026, 10:00", "* Place: Town Hall, Mary", "* Source: Ministry of Interior", _ROAD
    ),
    "paragraphs with labels": _trap(
        _BRIDGE,
        "Source: Ministry of Interior",
        "Issued by: the Court of Appeal on 3 May 2024, the ruling was never published in full anywhere.",
        _ROAD,
    ),
    "a refrain": _trap(_BRIDGE, "Not one.", _ROAD, "Not one.", "Thank you."),
    "links in a list": _trap(_BRIDGE, "Read the full report here.", "* Report on trials", "* Report on prisons", _ROAD),
    "headings that end articles elsewhere": _trap(
        _BRIDGE,
        "# Documents",
        "Four documents were adopted by the Council after a long night of talks.",
        "# News",
        "The news of the agreement reached the capital in the morning.",
        "# Contacts between communities",
        "Contacts between the communities have grown since the bridge was opened.",
    ),
    "one sentence": _trap("The office is closed on Monday."),
    "capitals": _trap("THE CHAIRMANSHIP OF THE OSCE DEEPLY REGRETS THE LOSS OF LIFE.", _BRIDGE),
    "dates in a list": _trap(_BRIDGE, "The council meets on two days:", "* 27 May 2025", "* 28 May 2025", _ROAD),
    "credits and details": _trap(
        _BRIDGE,
        "The exhibition (OSCE/Anna Berg) shows photos of 1992.",
        "Photo details were not available at the time.",
    ),
    "contact and share": _trap(
        _BRIDGE,
        "Contact with the families was lost on Monday, said the head of the office.",
        "Share of women among judges rose to 41 per cent.",
        _ROAD,
    ),
    "speech by a dash": _trap("– We will come back, she said and closed the door behind her without a word.", _BRIDGE),
    "cookies": _trap(
        "We use cookies as a reward for children who finish the training on mines.",
        _BRIDGE,
        title="Cookies and milk: OSCE menu for peace",
    ),
    "a date in the title": _trap(
        "1 January 2020 was a Wednesday.", _BRIDGE, title="30 May 2024: what changed in a year"
    ),
    "a tag and an end": _trap(_BRIDGE, "Follow the discussion at #OSCE50.", "The project is funded by Norway.", "ENDS"),
}
"""Name -> story; every part of each body belongs to it."""
