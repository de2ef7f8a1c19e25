"""A crawl among hostile servers: it goes nowhere but to the OSCE's hosts, ends, and loses nothing but the page."""

import json
from pathlib import Path

import pytest

from osce_scraper.running import ExitStatus, settings_of_crawl
from tests.attack.hostile import ENDLESS, LIES, away
from tests.server import Answer, Question, serve
from tests.server.composed import MOVED, Newsroom, stories
from tests.server.crawling import Crawls
from tests.server.faults import Fault, Faulty, redirected

STORIES = [story for story in stories(30) if story.segment not in MOVED][:3]
FIRST = STORIES[0]
OTHERS = sorted(story.id for story in STORIES[1:])
SHORT: dict[str, object] = {
    "OSCE_BACK_OFF": 0.01,
    "RETRY_TIMES": 0,
    "DOWNLOAD_TIMEOUT": 0.5,
    "DOWNLOAD_MAXSIZE": 1_000_000,
}
AWAY = away("http://127.0.0.1:9")


def reasons(out: Path) -> list[str]:
    return [json.loads(line)["reason"] for line in (out / "rejects.jsonl").read_text("utf-8").splitlines()]


class Trap:
    """A server that must see nobody."""

    def answer(self, question: Question) -> Answer:
        return Answer(b"<h1>You should not be here</h1>")


@pytest.mark.parametrize("name", [*ENDLESS, *LIES])
def test_hostile_item_costs_only_itself(crawls: Crawls, tmp_path: Path, name: str) -> None:
    fault = {**ENDLESS, **LIES}[name]
    with serve(Faulty(Newsroom(STORIES), always={FIRST.path: fault})) as served:
        crawled = crawls.crawl(served.origin, tmp_path, SHORT)
    assert crawled.outcome.reason == "finished"
    assert crawled.ids == OTHERS
    (reason,) = reasons(tmp_path)
    assert reason


@pytest.mark.parametrize("name", [*ENDLESS, *LIES])
def test_hostile_listing_is_told_and_passed_over(crawls: Crawls, tmp_path: Path, name: str) -> None:
    fault = {**ENDLESS, **LIES}[name]
    site = Newsroom(STORIES, others={"/news": Newsroom(STORIES)._listing(0)})
    with serve(Faulty(site, always={"/press-releases": fault})) as served:
        crawled = crawls.crawl(served.origin, tmp_path, SHORT)
    assert crawled.outcome.reason == "finished"
    assert crawled.ids == sorted(story.id for story in STORIES)


@pytest.mark.parametrize("name", ENDLESS)
def test_hostile_robots_txt_ends_the_crawl_or_forbids_nothing(crawls: Crawls, tmp_path: Path, name: str) -> None:
    with serve(Faulty(Newsroom(STORIES), always={"/robots.txt": ENDLESS[name]})) as served:
        crawled = crawls.crawl(served.origin, tmp_path, SHORT)
    assert crawled.outcome.reason in ("finished", "robots_unreachable")


@pytest.mark.parametrize("where", ["item", "listing", "robots"])
@pytest.mark.parametrize("name", AWAY)
def test_redirects_lead_nowhere_else(crawls: Crawls, tmp_path: Path, name: str, where: str) -> None:
    path = {"item": FIRST.path, "listing": "/press-releases", "robots": "/robots.txt"}[where]
    with serve(Trap()) as trap:
        site = Faulty(Newsroom(STORIES), always={path: away(trap.origin)[name]})
        with serve(site) as served:
            crawled = crawls.crawl(served.origin, tmp_path, SHORT)
        assert trap.seen == []
    assert crawled.outcome.reason == "finished"
    if where == "item":
        assert crawled.ids == OTHERS
        (reason,) = reasons(tmp_path)
        assert "led " in reason


def test_pages_lead_nowhere_else(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Trap()) as trap:
        leads = (
            f'<meta http-equiv="refresh" content="0; url={trap.origin}/"><base href="{trap.origin}/">'
            f'<link rel="canonical" href="{trap.origin}/a/12345"><link rel="alternate" type="application/rss+xml" '
            f'href="{trap.origin}/feed"><a hreflang="fr" href="{trap.origin}/fr/node/{FIRST.id}">Français</a>'
            f'<script src="{trap.origin}/x.js"></script><img src="{trap.origin}/x.png">'
        ).encode()

        class Leading(Newsroom):
            def answer(self, question: Question) -> Answer:
                answer = super().answer(question)
                body = answer.body.replace(b"<head>", b"<head>" + leads)
                head = (("Content-Type", "text/html"), ("Refresh", f"0; url={trap.origin}/"), ("Link", trap.origin))
                return answer if question.path == "/robots.txt" else Answer(body, answer.status, head)

        with serve(Leading(STORIES)) as served:
            crawled = crawls.crawl(served.origin, tmp_path, SHORT)
            crawls.crawl(served.origin, tmp_path / "others", SHORT, source="sitemaps,feeds")
        assert trap.seen == []
    assert crawled.outcome.reason == "finished"


def test_no_cookie_and_no_credential_is_ever_sent(crawls: Crawls, tmp_path: Path) -> None:
    class Baking(Newsroom):
        def answer(self, question: Question) -> Answer:
            answer = super().answer(question)
            cookie = ("Set-Cookie", "session=secret; Domain=osce.org; Path=/")
            challenge = ("WWW-Authenticate", 'Basic realm="x"')
            return Answer(answer.body, answer.status, (*answer.headers, cookie, challenge))

    with serve(Baking([*STORIES, *(s for s in stories(30) if s.segment in MOVED)][:6])) as served:
        crawls.crawl(served.origin, tmp_path, SHORT)
        sent = {name for seen in served.seen for name in seen.question.headers}
        hosts = {seen.question.host for seen in served.seen}
    assert len(hosts) > 1
    assert not sent & {"cookie", "authorization", "referer"}


@pytest.mark.parametrize("delay", ["1000000000", "86400", "inf", "nan", "-5", "9" * 400])
def test_a_crawl_delay_of_days_ends_the_run_and_nonsense_is_none(crawls: Crawls, tmp_path: Path, delay: str) -> None:
    robots = f"User-agent: *\nCrawl-delay: {delay}\n"
    with serve(Newsroom(STORIES, robots=robots)) as served:
        outcome = crawls.crawl(served.origin, tmp_path, SHORT).outcome
    if delay in ("1000000000", "86400"):
        assert (outcome.status, outcome.reason) == (ExitStatus.STOPPED_BY_SITE, "wait_too_long")
    else:
        assert outcome.reason == "finished"


def test_a_loop_of_redirects_over_hosts_ends(crawls: Crawls, tmp_path: Path) -> None:
    class Round(Newsroom):
        def answer(self, question: Question) -> Answer:
            if question.path != FIRST.path:
                return super().answer(question)
            there = "odihr.osce.org" if question.host == "www.osce.org" else "www.osce.org"
            return redirected(f"https://{there}{FIRST.path}?{len(question.target)}")(Answer())

    with serve(Round(STORIES)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, SHORT)
        rounds = sum(seen.question.path == FIRST.path for seen in served.seen)
    assert crawled.ids == OTHERS
    assert rounds <= settings_of_crawl({}).getint("REDIRECT_MAX_TIMES") + 1


def test_what_could_be_entered_is_shut() -> None:
    settings = settings_of_crawl({})
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert not settings.getbool("COOKIES_ENABLED")
    assert not settings.getbool("METAREFRESH_ENABLED")
    assert settings.getint("DOWNLOAD_MAXSIZE") <= 16 * 1024 * 1024
    assert settings.getfloat("DOWNLOAD_TIMEOUT") <= 60
    for scheme in ("file", "data", "ftp", "s3"):
        assert settings["DOWNLOAD_HANDLERS"][scheme] is None


@pytest.mark.parametrize("fault", [redirected("/" + "a" * 100_000), redirected("\xff\xfe\x00\x1b[31m")])
def test_odd_locations_are_refused(crawls: Crawls, tmp_path: Path, fault: Fault) -> None:
    with serve(Faulty(Newsroom(STORIES), always={FIRST.path: fault})) as served:
        assert crawls.crawl(served.origin, tmp_path, SHORT).ids == OTHERS
