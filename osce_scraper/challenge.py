"""Bot checks: pages that ask a visitor to prove to be human in place of the page that was asked for."""

import re
from collections.abc import Mapping

# Headers by which protection services mark a challenge.
_HEADERS = {
    "cf-mitigated": re.compile("challenge|block", re.IGNORECASE),
    "x-amzn-waf-action": re.compile("challenge|captcha|block", re.IGNORECASE),
    "x-datadome": re.compile("protected|captcha", re.IGNORECASE),
}
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_CHALLENGE_TITLE = re.compile(
    r"""
    ^\s*just\ a\ moment|attention\ required!|ddos-guard|ddos\ protection|pardon\ our\ interruption
    |checking\ (?:if\ the\ site|your\ browser)|security\ (?:check|verification)|bot\ verification
    |(?:verify|verifying|confirm|prove|making\ sure)[^<]{0,20}\b(?:human|not\ a\ (?:ro)?bot)
    |are\ you\ (?:a\ )?(?:human|robot)|one\ more\ step|human\ verification|captcha
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
        title = match[1].decode("utf-8", "replace").strip()
        if _CHALLENGE_TITLE.search(title) and b"<article" not in body:
            return f'its title is "{title}"'
    if match := _BODY.search(body):
        return f"it carries {match[0][:40].decode('latin-1')!r}"
    return None
