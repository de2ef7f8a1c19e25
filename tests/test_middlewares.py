"""Manners on real sockets: the server's clock tells how often we asked, its plan of faults what we made of them."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from scrapy.crawler import Crawler
from scrapy.http import Request

from osce_scraper.middlewares import Manners
from osce_scraper.running import ExitStatus, settings_of_crawl
from osce_scraper.spiders.news import News
from tests.server import Answer, Question, serve
from tests.server.composed import MOVED, Newsroom, stories
from tests.server.crawling import Crawls
from tests.server.faults import (
    Fault,
    Faulty,
    busy_until,
    challenge,
    charset,
    half_zipped,
    redirected,
    reset,
    slow,
    soft_404,
    status,
    truncated,
    zipped,
)

STORIES = [story for story in stories(30) if story.segment not in MOVED][:8]
IDS = sorted(story.id for story in STORIES)
FIRST = STORIES[0]
QUICK: dict[str, object] = {"OSCE_BACK_OFF": 0.02}


@pytest.mark.parametrize(
    "faults",
    [
        [status(500)] * 3,
        [status(503), reset, truncated, status(502)],
        [status(429, "0"), status(503, "soon")],
        [reset, reset],
        [truncated],
        [half_zipped],
        [slow(0.3)],
        [charset("utf-16")],
        [charset("nonsense")],
    ],
    ids=["500s", "mixed", "429", "resets", "truncated", "half zipped", "slow", "wrong charset", "unknown charset"],
)
def test_passing_faults_cost_no_item(crawls: Crawls, tmp_path: Path, faults: list[Fault]) -> None:
    plan = {FIRST.path: list(faults), "/press-releases": list(faults)}
    with serve(Faulty(Newsroom(STORIES), plan)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, QUICK)
    assert crawled.ids == IDS
    assert {item.title for item in crawled.items} >= {FIRST.title}


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (status(404), "gone"),
        (status(410), "gone"),
        (status(403), "failed"),
        (status(500), "failed"),
        (redirected(FIRST.path), "failed"),
        (redirected("https://osce.org.example/pc/52458"), "failed"),
        (soft_404, "unreadable"),
    ],
    ids=["404", "410", "403", "500", "loop", "look-alike", "soft 404"],
)
def test_lasting_faults_cost_only_their_own_item(crawls: Crawls, tmp_path: Path, fault: Fault, outcome: str) -> None:
    with serve(Faulty(Newsroom(STORIES), always={FIRST.path: fault})) as served:
        crawled = crawls.crawl(served.origin, tmp_path, QUICK)
    assert crawled.ids == [node for node in IDS if node != FIRST.id]
    rejects = (tmp_path / "rejects.jsonl").read_text("utf-8").splitlines()
    assert len(rejects) == 1
    assert f'"outcome":"{outcome}"' in rejects[0]
    assert str(FIRST.id) in rejects[0]


def test_zipped_answers_are_read(crawls: Crawls, tmp_path: Path) -> None:
    class Zipped(Newsroom):
        def answer(self, question: Question) -> Answer:
            return zipped(super().answer(question))

    with serve(Zipped(STORIES)) as served:
        assert crawls.crawl(served.origin, tmp_path).ids == IDS
        assert {seen.question.headers["accept-encoding"] for seen in served.seen} == {"gzip"}


def test_what_failed_is_asked_again_in_the_next_run(crawls: Crawls, tmp_path: Path) -> None:
    site = Faulty(Newsroom(STORIES), always={FIRST.path: status(500)})
    with serve(site) as served:
        crawls.crawl(served.origin, tmp_path, QUICK)
        site.always.clear()
        assert crawls.crawl(served.origin, tmp_path, QUICK).ids == IDS


def test_crawl_delay_holds_between_all_requests(crawls: Crawls, tmp_path: Path) -> None:
    moved = [story for story in stories(40) if story.segment in MOVED][:2]
    with serve(Newsroom([*moved, *STORIES[:3]], crawl_delay=0.2)) as served:
        crawls.crawl(served.origin, tmp_path)
    hosts = {seen.question.host for seen in served.seen}
    assert len(hosts) > 1, "the delay must hold over hosts"
    assert min(served.gaps()) >= 0.2


def test_a_crawl_that_is_started_again_keeps_the_pace_of_the_one_before(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES[:1], crawl_delay=1)) as served:
        crawls.crawl(served.origin, tmp_path)
        crawls.crawl(served.origin, tmp_path)
    again = [n for n, seen in enumerate(served.seen) if seen.question.path == "/robots.txt"][1]
    assert served.gaps()[again - 1] >= 1


@pytest.mark.parametrize("fault", [status(429, "1"), status(503, "1"), busy_until(1)], ids=["429", "503", "date"])
def test_retry_after_is_obeyed_by_the_whole_crawl(crawls: Crawls, tmp_path: Path, fault: Fault) -> None:
    with serve(Faulty(Newsroom(STORIES[:3]), {FIRST.path: [fault]})) as served:
        crawled = crawls.crawl(served.origin, tmp_path, QUICK)
        refused = next(n for n, seen in enumerate(served.seen) if seen.status in (429, 503))
    assert served.gaps()[refused] >= 1
    assert len(crawled.items) == 3


def test_back_off_grows_from_fault_to_fault(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES[:1]), {FIRST.path: [status(500)] * 4})) as served:
        crawls.crawl(served.origin, tmp_path, {"OSCE_BACK_OFF": 0.1})
        moments = [seen.at for seen in served.seen if seen.question.path == FIRST.path]
    gaps = [after - before for before, after in pairwise(moments)]
    assert [gap >= wait for gap, wait in zip(gaps, (0.1, 0.2, 0.4, 0.8), strict=True)] == [True] * 4


def test_a_wait_of_hours_ends_the_run(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={FIRST.path: status(503, "7200")})) as served:
        outcome = crawls.crawl(served.origin, tmp_path).outcome
        assert served.paths()[-1] == FIRST.path
    assert (outcome.status, outcome.reason) == (ExitStatus.STOPPED_BY_SITE, "wait_too_long")
    assert outcome.message is not None
    assert "2.0 hours" in outcome.message


def test_a_bot_check_ends_the_run_at_once(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={STORIES[2].path: challenge})) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
        assert served.paths()[-1] == STORIES[2].path
    assert (crawled.outcome.status, crawled.outcome.reason) == (ExitStatus.STOPPED_BY_SITE, "blocked")
    assert len(crawled.items) == 2


def test_a_run_of_403s_ends_the_run(crawls: Crawls, tmp_path: Path) -> None:
    site = Faulty(Newsroom(STORIES), always={story.path: status(403) for story in STORIES})
    with serve(site) as served:
        outcome = crawls.crawl(served.origin, tmp_path, {"OSCE_REFUSALS": 3}).outcome
        assert [path for path in served.paths() if "press" not in path] == [story.path for story in STORIES[:3]]
    assert (outcome.status, outcome.reason) == (ExitStatus.STOPPED_BY_SITE, "blocked")
    # A page that was never asked for, and one that was refused, are open to the next run.
    with serve(Newsroom(STORIES)) as served:
        assert crawls.crawl(served.origin, tmp_path).ids == IDS


def test_a_site_that_is_down_is_left_in_peace(crawls: Crawls, tmp_path: Path) -> None:
    site = Faulty(Newsroom(STORIES), always={story.path: reset for story in STORIES})
    with serve(site) as served:
        outcome = crawls.crawl(served.origin, tmp_path, {**QUICK, "OSCE_FAULTS": 2, "RETRY_TIMES": 1}).outcome
    assert (outcome.status, outcome.reason) == (ExitStatus.STOPPED_BY_SITE, "site_down")


def test_robots_txt_that_fails_forbids_everything(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={"/robots.txt": status(503)})) as served:
        outcome = crawls.crawl(served.origin, tmp_path, {**QUICK, "RETRY_TIMES": 2}).outcome
        assert served.paths() == []
        assert len(served.seen) == 3
    assert (outcome.status, outcome.reason) == (ExitStatus.STOPPED_BY_SITE, "robots_unreachable")


def test_robots_txt_of_one_host_closes_only_that_host(crawls: Crawls, tmp_path: Path) -> None:
    moved = next(story for story in stories(60) if story.segment in MOVED)

    class Closed(Newsroom):
        def answer(self, question: Question) -> Answer:
            closed = question.path == "/robots.txt" and question.host != "www.osce.org"
            return Answer(b"", 503) if closed else super().answer(question)

    with serve(Closed([moved, *STORIES])) as served:
        crawled = crawls.crawl(served.origin, tmp_path, {**QUICK, "RETRY_TIMES": 1})
    assert crawled.ids == IDS


def test_robots_txt_is_obeyed(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, robots="User-agent: osce_scraper\nDisallow: /\n")) as served:
        outcome = crawls.crawl(served.origin, tmp_path).outcome
        assert served.paths() == []
    assert outcome.status == ExitStatus.STOPPED_BY_SITE


def test_no_robots_txt_forbids_nothing(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={"/robots.txt": status(404)})) as served:
        assert crawls.crawl(served.origin, tmp_path).ids == IDS


def test_we_say_who_we_are(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES[:1])) as served:
        crawls.crawl(served.origin, tmp_path, {"OSCE_CONTACT": "me@example.org"})
    agents = {seen.question.headers["user-agent"] for seen in served.seen}
    assert len(agents) == 1
    assert agents.pop().endswith(" (+me@example.org)")


@pytest.mark.parametrize(
    ("changes", "delay"),
    [
        ({}, 10),
        ({"DOWNLOAD_DELAY": 30}, 30),
        ({"DOWNLOAD_DELAY": 1}, 10),
        ({"DOWNLOAD_DELAY": 1, "OSCE_PERMISSION": True}, 1),
        ({"OSCE_SITE": "http://mirror.example", "DOWNLOAD_DELAY": 1}, 10),
        ({"OSCE_SITE": "http://127.0.0.1:8000", "DOWNLOAD_DELAY": 0}, 0),
    ],
)
def test_the_delay_is_never_below_the_sites_wish(changes: dict[str, object], delay: float) -> None:
    assert Manners.from_crawler(Crawler(News, settings_of_crawl(changes))).pace.delay == delay


def test_a_robots_txt_that_asks_for_more_gets_more() -> None:
    manners = Manners.from_crawler(Crawler(News, settings_of_crawl({})))

    class Slow:
        def crawl_delay(self, agent: str) -> float:
            return 25.0

    manners.robots_parsed(Slow(), Request("https://www.osce.org/robots.txt"))  # type: ignore[arg-type]
    assert manners.pace.delay == 25


def _self_signed(folder: Path) -> ssl.SSLContext:
    """A certificate for 127.0.0.1 that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "certificate.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_a_certificate_nobody_vouches_for_is_reported_and_not_bypassed(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES), tls=_self_signed(tmp_path)) as served:
        outcome = crawls.crawl(served.origin, tmp_path / "out", QUICK).outcome
        assert served.seen == []
    assert (outcome.status, outcome.reason) == (ExitStatus.FAILED, "certificate")
    assert outcome.message is not None
    assert "could not be verified" in outcome.message


def test_a_node_walk_meets_unpublished_pages(crawls: Crawls, tmp_path: Path) -> None:
    class Drupal(Newsroom):
        def answer(self, question: Question) -> Answer:
            answer = super().answer(question)
            return Answer(b"<h1>Access denied</h1>", 403) if answer.status == 404 else answer

    last = IDS[-1]
    with serve(Drupal(STORIES)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, nodes=f"{last - 12}-{last}")
    assert crawled.outcome.reason == "finished"
    assert last in crawled.ids
