"""From a page's text to its bytes: entities, the Wayback Machine's additions, encodings."""

import re
from html.entities import codepoint2name

from tests.compose.variant import Variant

_PRINTABLE = re.compile(r"[^\x00-\x7f]")
_CODE = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->)", re.DOTALL)
_HEAD = re.compile(r"<head>")
_LINK = re.compile(r'(?P<name>href|src)="(?P<url>[^"#][^"]*)"')
_BODY = re.compile(r"<body[^>]*>")
STAMP = "20260301093000"
_TOOLBAR = """<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<style type="text/css">#wm-ipp-base { height: 65px }</style>
<div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;"><div id="wm-ipp-inside">
<a href="/web/" title="Wayback Machine home page"><img src="/_static/images/toolbar/logo.png" alt="Wayback Machine"></a>
<form><input type="text" name="url" value="{url}"></form><div id="wm-nav-captures">
<a class="t" href="/web/*/{url}">14 captures</a>
<div class="r">30 May 2015 - 01 Mar 2026</div></div><table><tr><td>Feb</td><td><b>MAR</b></td><td>Apr</td></tr>
<tr><td>2025</td><td>2026</td><td>2027</td></tr></table>
<h2>About this capture</h2><p>COLLECTED BY a volunteer crawl</p></div></div>
<!-- END WAYBACK TOOLBAR INSERT -->"""
_SCRIPT = '<script src="https://web-static.archive.org/_static/js/bundle-playback.js"></script>\n'
_END = """
<!--
     FILE ARCHIVED ON 09:30:00 Mar 01, 2026 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 10:11:12 Mar 02, 2026.
-->"""


def archived(page: str, url: str) -> str:
    """The page as the Wayback Machine plays it: a toolbar, links that stay in the archive, a comment at the end."""
    page = _LINK.sub(lambda link: f'{link["name"]}="{_rewritten(link["url"], link["name"])}"', page)
    page = _HEAD.sub(lambda head: head[0] + _SCRIPT, page, count=1)
    return _BODY.sub(lambda body: body[0] + _TOOLBAR.replace("{url}", url), page, count=1) + _END


def _rewritten(url: str, name: str) -> str:
    root = f"/web/{STAMP}{'im_' if name == 'src' else ''}/"
    if url.startswith("http"):
        return f"https://web.archive.org{root}{url}"
    return f"{root}https://www.osce.org{url}" if url.startswith("/") else url


def encoded(page: str, variant: Variant) -> bytes:
    """The bytes a server sends; what an encoding lacks becomes an entity."""
    if variant.entities != "none":
        parts = _CODE.split(page)
        parts[::2] = [_PRINTABLE.sub(lambda sign: _entity(sign[0], variant), part) for part in parts[::2]]
        page = "".join(parts)
    if variant.cut:
        page = page[: page.rindex("Copyright")]
    match variant.encoding:
        case "utf-16":
            return page.encode("utf-16")
        case "utf-8-bom":
            return page.encode("utf-8-sig")
        case "windows-1252" | "windows-1252-unnamed" | "windows-1252-misnamed":
            return page.encode("windows-1252", "xmlcharrefreplace")
        case _:
            return page.encode("utf-8")


def _entity(sign: str, variant: Variant) -> str:
    byte = sign.encode("windows-1252", "ignore")
    if variant.entities == "windows" and byte and 0x80 <= byte[0] < 0xA0:
        return f"&#{byte[0]};"  # what old editors wrote, and browsers understand
    name = codepoint2name.get(ord(sign))
    return f"&{name};" if name and variant.entities == "named" else f"&#{ord(sign)};"
