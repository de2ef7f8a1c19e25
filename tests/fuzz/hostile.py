"""Pages made to hurt, of any size: what costs more than it shows, or is what no page should be."""

import json
from collections.abc import Callable
from typing import Final

_HEAD: Final = b"<html><head><title>A page | OSCE</title></head><body><h1>A page</h1>"
_FACTS: Final = b"<dl><dt>Issued on:</dt><dd>30 May 2025</dd></dl>"
_TEXT: Final = b"<p>VIENNA, 30 May 2025 - Words of a story that goes on for a while, said the Ambassador.</p>"


def _page(body: bytes, head: bytes = b"") -> bytes:
    return _HEAD.replace(b"</head>", head + b"</head>") + _FACTS + b"<div class='pane-content'>" + _TEXT + body


def _times(piece: bytes, size: int) -> bytes:
    return piece * max(1, size // len(piece))


def _linked(data: object, size: int) -> bytes:
    return b'<script type="application/ld+json">' + json.dumps(data).encode() + b"</script>"


def _story(size: int, **more: object) -> bytes:
    return _page(
        b"", _linked({"@type": "NewsArticle", "headline": "A page", "datePublished": "2025-05-30", **more}, size)
    )


BIG: Final[dict[str, Callable[[int], bytes]]] = {
    "plain text": lambda size: _page(b"<p>" + _times(b"words of a story, ", size)),
    "one word": lambda size: _page(b"<p>Words. " + _times(b"a", size)),
    "paragraphs": lambda size: _page(_times(b"<p>Words of a story.</p>", size)),
    "empty paragraphs": lambda size: _page(_times(b"<p></p>", size)),
    "line breaks": lambda size: _page(b"<p>" + _times(b"a<br>", size)),
    "nested divisions": lambda size: _page(_times(b"<div>", size)),
    "nested divisions with text": lambda size: _page(_times(b"<div>a ", size)),
    "nested spans": lambda size: _page(_times(b"<span>a", size)),
    "nested lists": lambda size: _page(_times(b"<ul><li>a", size)),
    "nested tables": lambda size: _page(_times(b"<table><tr><td>a", size)),
    "nested fact lists": lambda size: _page(_times(b"<dl><dt>Issued on:<dd>", size)),
    "facts": lambda size: _page(_times(b"<dl><dt>Issued on:</dt><dd>30 May 2025</dd></dl>", size)),
    "labels": lambda size: _page(_times(b"<div class=label>What we do:</div> a", size)),
    "headings": lambda size: _page(_times(b"<h1>A page</h1>", size)),
    "nested headings": lambda size: _page(_times(b"<h1><div>", size)),
    "titles": lambda size: _page(b"", _times(b"<title>A page</title>", size)),
    "links": lambda size: _page(_times(b'<a href="/a/12345">Words</a> ', size)),
    "languages": lambda size: _page(_times(b'<a hreflang="ru" href="/ru/node/12345">ru</a>', size)),
    "attachments": lambda size: _page(_times(b'<a href="/files/a.pdf">PDF</a> ', size)),
    "pictures": lambda size: _page(
        _times(b"<figure><img src=/a.jpg><figcaption>A (OSCE/B)</figcaption></figure>", size)
    ),
    "pictures with words": lambda size: _page(_times(b"<div><img src=/a.jpg>Words</div>", size)),
    "pictures in one box": lambda size: _page(b"<div>" + _times(b"<img src=/a.jpg><p>Words</p>", size)),
    "nested tables of files": lambda size: _page(_times(b"<table><tr><td><a href=/a.pdf>A file</a><td>1 KB", size)),
    "forms with words": lambda size: _page(_times(b"<form><div>no hint how to fill in anything", size)),
    "labels behind values": lambda size: _page(_times(b"<div><b>OSCE</b><small>Issued by</small></div>", size)),
    "sentences without a title": lambda size: (
        b"<title>main</title><p>15 March 2006"
        + _times(b"<div>What a story told</div><p>Words of a story that somebody told to others.</p>", size)
    ),
    "lines without a title": lambda size: (
        b"<title>main</title><p>15 March 2006<div>" + _times(b"Words of nothing here<br>", size) + b"</div>" + _TEXT
    ),
    "boxes and lists": lambda size: _page(
        _times(b"<div><p>Words of a story.</p></div><div><h2>A part</h2><ul><li>a</ul></div>", size)
    ),
    "nested boxes and lists": lambda size: _page(
        _times(b"<div><h2>A part</h2><ul><li>a</ul><p>Words of a story.</p>", size)
    ),
    "captions of one figure": lambda size: _page(b"<figure>" + _times(b"<img src=/a.jpg><p>Words (OSCE/B)</p>", size)),
    "nested figures": lambda size: _page(_times(b"<figure><img src=/a.jpg>", size)),
    "articles": lambda size: _page(_times(b"<article><h2>A</h2><p>B</p></article>", size)),
    "nested articles": lambda size: _page(_times(b"<article><h1>A", size)),
    "times": lambda size: _page(_times(b"<time datetime=2025-05-30>30 May 2025</time>", size)),
    "attributes": lambda size: _page(b"<p " + b" ".join(b"x%d=1" % n for n in range(size // 9)) + b">"),
    "one attribute": lambda size: _page(b'<p class="' + _times(b"a ", size) + b'">'),
    "one tag name": lambda size: _page(b"<" + _times(b"a", size) + b">"),
    "comments": lambda size: _page(_times(b"<!-- a -->", size)),
    "open comment": lambda size: _page(_times(b"<!--", size)),
    "entities": lambda size: _page(b"<p>" + _times(b"&amp;&lt;&#x110000;&nosuch;&#0;", size)),
    "NUL bytes": lambda size: _page(b"<p>" + b"\x00" * size),
    "no UTF-8": lambda size: _page(b"<p>" + _times(b"\xff\xfe\xed\xa0\x80\xf8", size)),
    "spaces": lambda size: _page(b"<p>" + b" " * size),
    "no-break spaces": lambda size: _page(b"<p>" + _times("\u00a0".encode(), size)),
    "zero width": lambda size: _page(b"<p>" + _times("\u200b\u202e\u2066\ufeff".encode(), size)),
    "combining marks": lambda size: _page(b"<p>a" + _times("\u0301".encode(), size)),
    "right to left": lambda size: _page(b"<p>" + _times("\u202eشلام \u202c".encode(), size)),
    "opening marks": lambda size: _page(b"<p>" + _times("“".encode(), size)),
    "quotes": lambda size: _page(b"<p>" + _times("“Words,” she said. ".encode(), size)),
    "straight quotes": lambda size: _page(b"<p>" + _times(b'"Words," she said. ', size)),
    "names": lambda size: _page(b"<p>" + _times(b"Ambassador Van Der Berg ", size)),
    "capitals": lambda size: _page(b"<p>" + _times(b"A", size)),
    "digits": lambda size: _page(b"<p>" + _times(b"1", size)),
    "datelines": lambda size: _page(b"<p>" + _times(b"VIENNA, 30 May 2025 - ", size)),
    "canonical address": lambda size: _page(
        b"", b'<link rel=canonical href="https://www.osce.org/' + _times(b"a/", size) + b'">'
    ),
    "metas": lambda size: _page(b"", _times(b'<meta property="og:title" content="A page">', size)),
    "JSON-LD of brackets": lambda size: _page(b"", b'<script type="application/ld+json">' + b"[" * size + b"</script>"),
    "JSON-LD of items": lambda size: _story(size, keywords=["a"] * (size // 5)),
    "JSON-LD of text": lambda size: _story(size, articleBody="words " * (size // 6)),
    "JSON-LD scripts": lambda size: _page(b"", _times(_linked({"@type": "NewsArticle"}, 0), size)),
    "scripts": lambda size: _page(_times(b"<script>x()</script>", size)),
    "open script": lambda size: _page(b"<script>" + _times(b"x()", size)),
    "forms": lambda size: _page(_times(b"<form><input><select><option>", size)),
    "frames": lambda size: _page(_times(b"<iframe><object><svg><math>", size)),
    "not HTML": lambda size: _times(b"\x89PNG\r\n\x1a\n\x00\x01", size),
}

_ENTITIES: Final = b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
ODD: Final[dict[str, bytes]] = {
    "nothing": b"",
    "a space": b" ",
    "a NUL": b"\x00",
    "half a mark": b"\xef\xbb",
    "UTF-16 mark alone": b"\xff\xfe",
    "UTF-16 cut in its middle": _page(_TEXT).decode().encode("utf-16")[:-1],
    "UTF-16 without a mark": _page(_TEXT).decode().encode("utf-16-be"),
    "UTF-32": _page(_TEXT).decode().encode("utf-32"),
    "UTF-7": b"+ADw-h1+AD4-x",
    "charset of no encoding": b"<meta charset='nonsense'>" + _page(b""),
    "charset that runs code": b"<meta charset='zip'>" + _page(b""),
    "charset that is a codec of bytes": b"<meta charset='base64'>" + _page(b"\xff"),
    "charset of UTF-16 in ASCII": b"<meta charset='utf-16'>" + _page(b""),
    "billion laughs": b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + _ENTITIES + b"]>" + _page(b"<p>&m;</p>"),
    "external entity": b"<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + _page(b"<p>&e;</p>"),
    "XHTML with an external DTD": b"<?xml version='1.0'?><!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd'>"
    + _page(b""),
    "31 February": _page(b"").replace(b"30 May 2025", b"31 February 2025"),
    "year 9999": _page(b"").replace(b"30 May 2025", b"30 May 9999"),
    "year 0": _page(b"").replace(b"30 May 2025", b"30 May 0000"),
    "year of ten digits": _page(b"").replace(b"30 May 2025", b"30 May 2025202520"),
    "date of digits beyond ASCII": _page(b"").replace(b"30 May 2025", "٣٠ May ２０２５".encode()),
    "superscript day": _page(b"").replace(b"30 May 2025", "³⁰ May 2025".encode()),
    "id beyond 64 bits": _page(b"<link rel=canonical href=https://www.osce.org/a/99999999999999999999999999>"),
    "id of digits beyond ASCII": _page(b"", "<link rel=canonical href='https://www.osce.org/a/１２３４５'>".encode()),
    "base of a script": _page(b"<a href=x.pdf>x</a>", b"<base href='javascript:alert(1)'>"),
    "base that is no address": _page(b"<a href=x.pdf>x</a><img src=y>", b"<base href='http://[::1'>"),
    "links that are none": _page(
        b"".join(
            b"<a href='%s'>x</a><img src='%s'>" % (a, a)
            for a in (b"http://[", b"//:0", b"http://a:b", b"\x00", b"http://x\xff", b"data:x")
        )
    ),
    "lone surrogates": _story(0, headline="\ud800 a \udfff", author={"name": "\udc80"}, url="\ud800", image="\udfff"),
    "JSON-LD of numbers": _story(0, headline=1e308, datePublished=-1, image=[[[]]], author=[None, 1, {"name": {}}]),
    "JSON-LD that is NaN": _page(
        b"", b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":NaN}</script>'
    ),
    "JSON-LD of one number": _page(b"", b'<script type="application/ld+json">' + b"9" * 5000 + b"</script>"),
    "rich markup": _page(b"<p>[red]x[/red][link=https://evil.example]y[/link]</p>"),
    "terminal commands": _page("<p>\x1b[31m\x1b]0;x\x07\x9b2J</p>".encode()),
}
