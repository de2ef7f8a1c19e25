"""Bot checks, and pages that must not be taken for one."""

import pytest

from osce_scraper.manners.challenge import sign_of_challenge
from tests.compose import render
from tests.server.composed import stories


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"cf-mitigated": "challenge"}, b""),
        ({"x-amzn-waf-action": "captcha"}, b""),
        ({}, b"<html><head><title>Just a moment...</title></head></html>"),
        ({}, b"<title>Attention Required! | Cloudflare</title>"),
        ({}, b"<TITLE>\n Making sure you&#39;re not a bot!</TITLE>"),
        ({}, b"<title>DDoS-Guard</title>"),
        ({}, b"<html><body>Request unsuccessful. Incapsula incident ID: 1</body></html>"),
        ({}, b"<script>window._cf_chl_opt={}</script>"),
    ],
)
def test_bot_checks(headers: dict[str, str], body: bytes) -> None:
    assert sign_of_challenge(headers, body) is not None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<title>Page not found | OSCE</title>",
        b"<title>Border officials in security checks course</title>",
        b"<title>Election officials verify that every voter is human: new system tested</title>",
        b"<title>News</title><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        b"<title>OSCE seminar: are you a robot? AI and human rights</title><article>text</article>",
        *(render(story) for story in stories(12)),
    ],
)
def test_ordinary_pages(body: bytes) -> None:
    assert sign_of_challenge({"cf-mitigated": ""}, body) is None
