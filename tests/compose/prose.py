"""Bodies and pictures as markup: the same paragraphs in every way a template or an editor writes them."""

import re
from collections.abc import Sequence
from itertools import groupby

from tests.compose.model import Part, Picture, Story
from tests.compose.sheet import Sheet, text
from tests.compose.variant import Variant

_WORD = re.compile(r"(?<![&;\w])[^\W\d_]{6,}(?![;\w])")
_LONG = re.compile(r"[^\W\d_]{11,}")
_INVISIBLE = (
    "<!-- <p>Draft: do not publish this sentence.</p> -->",
    '<p style="display:none">This text is shown to nobody.</p>',
    "<noscript><p>Please switch on JavaScript to see the gallery.</p></noscript>",
    '<script>document.write("<p>Written by a script.</p>");</script>',
    "<style>.gallery { display: block }</style>",
    "<div hidden>Nobody reads this either.</div>",
)


def body(sheet: Sheet, story: Story, classes: str, between: str = "") -> str:
    """The article's text in its container(s), figures included; `between` is put among the paragraphs."""
    blocks = [_block(sheet, list(parts)) for _, parts in _grouped(story.body)]
    if sheet.variant.figures in ("between", "paragraph"):
        for number, picture in enumerate(story.images):
            blocks.insert(min(1 + 2 * number, len(blocks)), figure(sheet, picture))
    if between:
        blocks.insert(min(2, len(blocks)), between)
    if sheet.variant.hidden:
        for number, invisible in enumerate(_INVISIBLE):
            blocks.insert(min(2 * number + 1, len(blocks)), invisible)
    whole = _containers(sheet, blocks, classes)
    return whole * 2 if sheet.variant.twice else whole


def _grouped(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """Items that follow each other share a list; every other part stands alone."""
    groups = groupby(enumerate(parts), key=lambda found: (found[1].sort == "item") or -found[0])
    return [(key is True, [part for _, part in group]) for key, group in groups]


def _containers(sheet: Sheet, blocks: list[str], classes: str) -> str:
    more = ' itemprop="articleBody"' if sheet.variant.microdata else ""
    match sheet.variant.body:
        case "sections":
            pieces = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
            return "".join(sheet.el("div", classes, "\n".join(piece), more) + "\n" for piece in pieces)
        case "nested":
            inner = "<div><div>" + "\n".join(f"<div>{block}</div>" for block in blocks) + "</div></div>"
            return sheet.el("div", classes, inner, more) + "\n"
        case "cells":
            rows = "".join(f"<tr><td>{block}</td></tr>" for block in blocks)
            return sheet.el("div", classes, f"<table><tbody>{rows}</tbody></table>", more) + "\n"
        case "br":
            return sheet.el("div", classes, _broken(blocks), more) + "\n"
        case "text":
            return sheet.el("div", classes, "\n".join(blocks), more) + "\n"
        case _:
            return sheet.el("div", classes, "\n" + "\n".join(blocks) + "\n", more) + "\n"


def _broken(blocks: list[str]) -> str:
    """Runs of text in one paragraph, cut by double line breaks; what is no text stands between paragraphs."""
    runs = groupby(blocks, key=lambda block: not block.startswith("<"))
    return "\n".join(f"<p>{'<br><br>'.join(run)}</p>" if is_text else "\n".join(run) for is_text, run in runs)


def _block(sheet: Sheet, parts: list[Part]) -> str:
    words = [inline(sheet.variant, part.text) for part in parts]
    style = sheet.variant.body
    match parts[0].sort:
        case "item":
            return _case(style, _list(style, words))
        case "heading":
            bold = style in ("spans", "word")
            return f"<p><strong>{words[0]}</strong></p>" if bold else _case(style, f"<h3>{words[0]}</h3>")
        case _:
            return _paragraph(style, words[0])


def _list(style: str, items: list[str]) -> str:
    match style:
        case "unclosed":
            return "<ul>" + "\n".join(f"<li>{item}" for item in items) + "</ul>"
        case "nested":
            return "<ul>" + "".join(f"<li><p>{item}</p></li>" for item in items) + "</ul>"
        case "spans":
            return "<ol>" + "".join(f"<li><span>{item}</span></li>" for item in items) + "</ol>"
        case _:
            return "<ul>" + "\n".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _paragraph(style: str, words: str) -> str:
    match style:
        case "br":
            return words
        case "text":
            return f"{words}<br /><br />"
        case "div":
            return f"<div>{words}</div>"
        case "spans":
            return f'<p><span lang="EN-GB"><span style="font-size:11pt">{words}</span></span></p>'
        case "font":
            return f'<p align="justify"><font face="Arial" size="2">{words}</font></p>'
        case "word":
            return f'<p class="MsoNormal"><span lang="EN-US">{words}<o:p></o:p></span></p><p>&nbsp;</p><p></p>'
        case "blockquote" if words.startswith(("“", '"', "&quot;")):
            return f"<blockquote><p>{words}</p></blockquote>"
        case "unclosed":
            return f"<p>{words}"
        case "uppercase":
            return f"<P ALIGN=LEFT>{words}</P>"
        case _:
            return f"<p>{words}</p>"


def _case(style: str, markup: str) -> str:
    if style != "uppercase":
        return markup
    return re.sub(r"<(/?)(\w+)", lambda tag: f"<{tag[1]}{tag[2].upper()}", markup)


def inline(variant: Variant, words: str) -> str:
    """Text between tags: marked up inside words, with soft hyphens, or wrapped into lines, as the variant says."""
    if variant.body == "dropcap" and words[:1].isalpha() and len(words) > 60:
        return f'<span class="dropcap">{words[0]}</span>{text(words[1:])}'
    words = text(words)
    if variant.body == "inline":
        tags = iter(("strong", "em", 'a href="/elections"', "b", "i", "span"))
        words = _WORD.sub(lambda word: _marked(word[0], next(tags, "")), words)
    if variant.hyphens and "<" not in words:
        words = _LONG.sub(lambda word: f"{word[0][:6]}\u00ad{word[0][6:]}", words)
    return re.sub(r"(?<=[.,]) ", "\n      ", words) if variant.wrapped else words


def _marked(word: str, tag: str) -> str:
    if not tag:
        return word
    return f"{word[:3]}<{tag}>{word[3:]}</{tag.split()[0]}>"


def _image(sheet: Sheet, source: str) -> str:
    size = 'alt="" width="640" height="427"'
    match sheet.variant.images:
        case "lazy":
            return f'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{source}" {size}>'
        case "picture":
            wide = f'<source srcset="{source} 640w" type="image/jpeg">'
            return f'<picture>{wide}<img src="{source}" {size}></picture>'
        case "link":
            return f'<a href="{source}"><img src="{source}" {size}></a>'
        case _:
            return f'<img src="{source}" {size}>'


def figure(sheet: Sheet, picture: Picture) -> str:
    """A picture with its caption, credit and the link to its details."""
    source = picture.url.removeprefix("https://www.osce.org")
    image = _image(sheet, source)
    caption = (
        f'{text(picture.caption)} ({text(picture.credit)}) <a href="/node/{source[-10:-4]}/photo">Photo details</a>'
    )
    if sheet.variant.figures == "paragraph":
        return f"<p>{image}<br><em>{caption}</em></p>"
    if sheet.variant.classes == "known":
        return sheet.el("div", "osce-figure", image + sheet.el("div", "osce-figure-content caption", caption))
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
