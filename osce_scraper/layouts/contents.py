"""What an element holds, where its tag or its name alone would mislead: forms, figures, boxes called "share"."""

import re
from itertools import accumulate, chain, islice

from osce_scraper.dom import Element
from osce_scraper.dom import text as text_of
from osce_scraper.layouts.zones import SKIPPED_TAGS

_MEDIA = ("img", "amp-img", "picture", "svg", "video", "audio", "iframe", "object", "embed", "canvas", "noscript")
_SHARES = re.compile("shar|social|print", re.IGNORECASE)
_PARAGRAPH, _SEVERAL = 80, 2
_FEW, _PROSE = 10, 110  # paragraphs of a form that is read; characters of one that is no hint how to fill it in
_WORDS, _PAGE = 4, 600  # spaces in a piece of text, characters of all of it that no hints have
_LOOKED_AT = 5_000  # elements of a form, menus with every State among them


def is_page(form: Element, whole: bool) -> bool:
    """Whether a form holds text of the page: a paragraph that is no hint, or as much text as a page has.

    `whole` when all of it may be looked at, which takes as long as it is large.
    """
    paragraphs = islice(form.iter("p"), _FEW)
    return any(len(text_of(paragraph, _FEW)) >= _PROSE for paragraph in paragraphs) or (whole and _holds_prose(form))


def _holds_prose(form: Element) -> bool:
    within = islice(form.iterdescendants(), _LOOKED_AT)
    texts = chain.from_iterable((None if each.tag in SKIPPED_TAGS else each.text, each.tail) for each in within)
    lengths = accumulate(len(text) for text in texts if text and text.count(" ") >= _WORDS)
    return any(length >= _PAGE for length in lengths)


def holds_text_only(figure: Element, names: str) -> bool:
    """Whether a figure is a quotation or a table of the text, and neither a picture nor another page's teaser."""
    return "embed" not in names and next(figure.iter(*_MEDIA), None) is None


def is_shared_text(element: Element, names: str) -> bool:
    """Whether a box holds several paragraphs, as no row of buttons does: "entry share" is an article that can be shared."""
    if not _SHARES.search(names):
        return False
    long = (p for p in element.iter("p") if len(p.text or "") >= _PARAGRAPH)
    return len(list(islice(long, _SEVERAL))) == _SEVERAL
