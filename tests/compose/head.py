"""The head of a page: title, meta, JSON-LD, and the scripts that make pages heavy."""

import html
import json
from datetime import timedelta

from tests.compose.furniture import scripts
from tests.compose.model import Layout, Story
from tests.compose.sheet import Sheet, text

_CHARSETS = {"utf-8": "utf-8", "utf-8-bom": "utf-8", "windows-1252": "windows-1252", "utf-16": "utf-16"} | {
    "utf-8-misnamed": "iso-8859-1",
    "windows-1252-misnamed": "utf-8",
}


def head(sheet: Sheet, story: Story, layout: Layout, weight: int) -> str:
    """Everything between `<head>` and `</head>`; the date only where the variant says so."""
    variant = sheet.variant
    lines = [f"<title>{text(story.title)} | OSCE</title>", f'<link rel="canonical" href="{story.url}">']
    if charset := _CHARSETS.get(variant.encoding):
        lines.insert(0, f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">')
    if layout == "drupal11":
        lines.append(f'<meta property="og:title" content="{html.escape(story.title)}">')
        lines.append('<meta name="Generator" content="Drupal 11 (https://www.drupal.org)">')
    if variant.date == "meta":
        stamp = f"{story.issued_on.isoformat()}T11:30:00+02:00"
        later = f"{(story.issued_on + timedelta(days=9)).isoformat()}T08:00:00+02:00"
        lines.append(f'<meta property="article:published_time" content="{stamp}">')
        lines.append(f'<meta property="article:modified_time" content="{later}">')
    if variant.date == "jsonld":
        lines.append(f'<script type="application/ld+json">{_json_ld(story)}</script>')
    lines.append('<link rel="stylesheet" href="/sites/default/files/css/css_1a2b3c.css" media="all">')
    lines += [f'<link rel="alternate" hreflang="{code}" href="{url}">' for code, url in story.translations]
    return "<head>\n" + "\n".join(lines) + "\n" + scripts(weight) + "</head>\n"


def _json_ld(story: Story) -> str:
    article = {
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.issued_on.isoformat()}T11:30:00+02:00",
        "dateModified": f"{(story.issued_on + timedelta(days=9)).isoformat()}T08:00:00+02:00",
    }
    return json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "OSCE"}, article]})
