"""What pages print around a story and what is none of it: menus, notices, other stories, imprints."""

from collections.abc import Iterable
from typing import Final


def _teasers(names: Iterable[str]) -> str:
    return "".join(
        f"<div class={name}><a href='/node/{59000 + number}'><h3>Border officers train in Dushanbe</h3></a>"
        f"<span>{number + 3} March 2024</span><p>Officers met for three days, “We learned a lot,” said Jane Roe.</p></div>"
        for number, name in enumerate(names)
    )


_MENU: Final = "".join(
    f"<li><a href='/m/{number}'>{name}</a></li>"
    for number, name in enumerate(
        ("Home", "Gender equality", "Education", "OSCE Mission to Skopje", "ODIHR", "Newsroom")
    )
)

SURROUNDINGS: Final[dict[str, tuple[str, str]]] = {
    "a menu": (f"<div><ul>{_MENU}</ul></div>", ""),
    "languages": ("<div><a href='#'>English</a> <a href='#'>Русский</a> <a href='#'>Deutsch</a></div>", ""),
    "crumbs": ("<div><a href='/'>Home</a> » <a href='/n'>Newsroom</a> » <a href='/p'>Press releases</a></div>", ""),
    "a logo": ("<h1 class=logo><a href='/'>OSCE</a></h1>", ""),
    "the site's name": ("<h1>Organization for Security and Co-operation in Europe</h1>", ""),
    "cookies": ("<div><p>We use cookies to make this site work. You can change this.</p><button>OK</button></div>", ""),
    "a dialogue not shown": (
        "<div style='display:none'><h2>Sign in</h2><p>You need an account to read on.</p></div>",
        "",
    ),
    "no JavaScript": ("<noscript><p>Please enable JavaScript to use all the features of this site.</p></noscript>", ""),
    "a search": ("<form action=/search><label>Search this site</label><input name=q><button>Go</button></form>", ""),
    "related stories": ("", f"<section class=related><h2>Related stories</h2>{_teasers(['teaser'] * 3)}</section>"),
    "stories without a class": ("", f"<div><h2>Related stories</h2>{_teasers(['x'] * 3)}</div>"),
    "another story": ("", f"<div><h3>You may also like</h3>{_teasers(['y'])}</div>"),
    "the next story": ("", "<div><a href='/node/591790'>ODIHR opens observation mission in Cyprus →</a></div>"),
    "about": ("", "<div><h3>About the OSCE</h3><p>The OSCE is the largest regional security organization.</p></div>"),
    "a newsletter": ("", "<div><h3>Newsletter</h3><p>Receive the latest news once a week.</p></div>"),
    "comments of readers": ("", "<div id=comments><h3>2 comments</h3><p>Thank you for this very good work.</p></div>"),
    "an imprint": ("", "<div>© OSCE 1995–2026. All rights reserved. <a href='/t'>Terms of use</a></div>"),
    "a contact": ("", "<div><h3>Contacts</h3><p>Jane Roe, Press Officer<br>Office: +43 1 514 36 6278</p></div>"),
    "an update": ("", "<div>Last updated: 3 March 2024</div>"),
    "a cell": ("<table width=760><tr><td>", "</td></tr></table>"),
    "a column of events": (
        "<table><tr><td>",
        "</td><td><b>Upcoming events</b><p>12 June 2025<br><a href='/e/1'>Water in Tashkent</a></p></td></tr></table>",
    ),
}
