"""Bot checks: pages that ask a visitor to prove to be human in place of the page that was asked for."""

import re
from collections.abc import Mapping
from html import unescape

# Headers by which protection services mark a challenge.
_HEADERS = {
    "cf-mitigated": re.compile("challenge|block", re.IGNORECASE),
    "x-amzn-waf-action": re.compile("challenge|captcha|block", re.IGNORECASE),
    "x-datadome": re.compile("protected|captcha", re.IGNORECASE),
}
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
# Whole titles, as a headline may well speak of security checks or of robots, and one wrong guess ends a crawl.
_CHALLENGE_TITLE = re.compile(
    r"""
    (?:just\ a\ moment|one\ more\ step|please\ wait|security\ (?:check|verification)|(?:bot|human)\ verification
    |captcha|ddos-guard|pardon\ our\ interruption|are\ you\ (?:a\ )?(?:human|robot))\W*
    |(?:attention\ required!|ddos\ protection\ by|checking\ (?:if\ the\ site|your\ browser)).*
    |(?:verify|verifying|confirm|prove|making\ sure)\b.{0,20}\b(?:human|not\ a\ (?:ro)?bot)\W*
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Pieces of challenge pages that ordinary pages behind the same services do not carry.
_BODY = re.compile(
    rb"_Incapsula_Resource[^>]{0,200}(?:main|incident)|Request unsuccessful\. Incapsula|cf-chl-|_cf_chl_opt"
    rb"|id=[\"']challenge-(?:form|running|error)|AwsWafIntegration|px-captcha|ddos-guard/js-challenge"
    rb"|geo\.captcha-delivery\.com|sucuri_cloudproxy_js|id=[\"']anubis_challenge",
    re.IGNORECASE,
)
# A challenge is a small page; an article that quotes one is not.
_LARGEST = 64 * 1024


def sign_of_challenge(headers: Mapping[str, str], body: bytes) -> str | None:
    """What shows that an answer is a bot check, in words; None when nothing does. Header names in lower case.

    >>> sign_of_challenge({}, b"<html><title>Just a moment...</title>")
    'its title is "Just a moment..."'
    """
    for name, pattern in _HEADERS.items():
        if pattern.search(headers.get(name, "")):
            return f"its header {name} says {headers[name]!r}"
    if len(body) > _LARGEST:
        return None
    if match := _TITLE.search(body):
        title = unescape(match[1].decode("utf-8", "replace")).strip()
        if _CHALLENGE_TITLE.fullmatch(title) and b"<article" not in body:
            return f'its title is "{title}"'
    if match := _BODY.search(body):
        return f"it carries {match[0][:40].decode('latin-1')!r}"
    return None
