"""What to do about the findings of an examination: each fault once, worst first, with the place to mend."""

from collections.abc import Iterator

from osce_scraper.doctor.examination import Examination
from osce_scraper.doctor.findings import Finding, State, bad, good, note


def advice(examination: Examination, delay: float, folder: str) -> Iterator[Finding]:
    """The steps to take. `delay` (seconds between requests) tells how long a crawl takes, `folder` holds the pages."""
    steps: dict[str, list[Finding]] = {}
    for fault in (finding for finding in examination.findings if finding.state == State.BAD):
        steps.setdefault(fault.advice or fault.text, []).append(fault)
    if not steps:
        yield good("advice", f"all is well. Begin with: osce-scraper crawl --since 30d{_hours(examination, delay)}")
        return
    for number, (step, of_it) in enumerate(steps.items(), 1):
        about = f"{of_it[0].about}: {of_it[0].text}"
        more = f" (and {len(of_it) - 1} more)" if len(of_it) > 1 else ""
        yield bad(f"advice {number}", f"{about}{more}", step, of_it[0].url)
    text = f"osce-scraper replay {folder} -o again/ reads the pages of this visit anew, without asking the site."
    yield note("advice", f"While you mend: {text}", f"Who is to mend it needs {folder}/: the pages and this report.")


def _hours(examination: Examination, delay: float) -> str:
    """How long the whole newsroom takes, as far as it was seen."""
    if not examination.rows:
        return ""
    # Each page of a listing is asked twice (`sources.newsroom`).
    seconds = examination.pages * (examination.rows + 2) * delay
    time = f"{seconds / 3600:.0f} h" if seconds >= 5400 else f"{max(1, seconds / 60):.0f} min"
    many = f"{examination.pages} pages of {examination.rows} rows"
    return f"; the whole newsroom ({many}, as far as was seen) takes about {time}"
