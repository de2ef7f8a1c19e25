"""What a run's counts say is wrong: judged against the last good runs, or by the layouts' own word without any.

A share is compared with its share in earlier runs by the binomial distribution: an alarm is raised when so few (of
so many pages) would come by chance less than once in 10,000 times and the fall is large enough to matter. So three
pages of five without a date are an alarm and one of five is none, whatever the size of tonight's run; about a
hundred shares are compared in a run, so a false alarm comes once in a hundred nights at most. Items come in series,
though (thirty daily reports, none with a picture): what by far not every page has is judged as if four pages were one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, lgamma, log, log1p
from typing import Final

from osce_scraper.health import Alarm, Health, Layout, Listing

_CHANCE: Final = 1e-4
_FIELD_FALL: Final = 0.1  # of all pages; below, a field is rarer by the season, not by a fault
_RUNG_FALL: Final = 0.3
_ALWAYS: Final = 0.95
_SERIES: Final = 4
_ENOUGH: Final = 20  # pages in earlier runs from which a share can be told
_FEW: Final = 5  # pages without which a run alone proves nothing
_LABEL_SHARE: Final = 0.2


def alarms(health: Health, earlier: Sequence[Health] = (), alike: Sequence[Health] = ()) -> list[Alarm]:
    """Everything about a run that a person should look at.

    `earlier` are the last good runs, `alike` the last good ones that made the same selection, newest first: only they
    tell how far the archive reaches.
    """
    before = Health()
    for run in earlier:
        before.merge(run)
    # What a good run noticed too, a person has accepted.
    accepted = {(alarm.kind, alarm.text) for run in earlier for alarm in run.noticed}
    found = [alarm for alarm in health.noticed if (alarm.kind, alarm.text) not in accepted]
    found += [*_answers(health, before), *_dead_links(health, before), *_layouts(health, before)]
    for start, listing in sorted(health.listings.items()):
        last = next((run.listings[start] for run in earlier if start in run.listings), Listing())
        found += _rows(start, listing, last, health)
        found += _end(start, listing, alike, health)
    for name, layout in sorted(health.layouts.items()):
        known = before.layouts.get(name, Layout())
        found += _fields(name, layout, known, health)
        found += _rungs(name, layout, known, health)
        found += _labels(name, layout, known, health)
        found += _length(name, layout, known)
    return found


def _fields(name: str, now: Layout, before: Layout, health: Health) -> Iterator[Alarm]:
    for field in sorted(before.fields | now.missing):
        examples = health.examples.get(f"{name}: without {field}", ())
        had, of = now.fields[field], now.pages
        if before.pages >= _ENOUGH:
            if _fell(had, of, before.fields[field], before.pages, _FIELD_FALL):
                usual = _percent(before.fields[field], before.pages)
                text = f"{field} stands on {had} of {of} pages of layout {name}; in the last good runs on {usual}"
                yield Alarm(kind="field", text=text, examples=tuple(examples))
        elif of >= _FEW and 2 * now.missing[field] >= of:
            text = f"{field} is missing on {now.missing[field]} of {of} pages of layout {name}, which should print it"
            yield Alarm(kind="field", text=text, examples=tuple(examples))


def _rungs(name: str, now: Layout, before: Layout, health: Health) -> Iterator[Alarm]:
    if before.pages < _ENOUGH:
        return
    for field, rungs in sorted(before.rungs.items()):
        current = now.rungs.get(field, Counter())
        for rung, count in rungs.items():
            if 2 * count < before.pages or not _fell(current[rung], now.pages, count, before.pages, _RUNG_FALL):
                continue
            instead = next((other for other, _ in current.most_common() if other != rung), None)
            text = (
                f"{field} of layout {name} was read from “{rung}” on {_percent(count, before.pages)} of pages, "
                f"now on {_percent(current[rung], now.pages)}" + (f"; now mostly from “{instead}”" if instead else "")
            )
            trouble = f"{name}: {field} from {instead}" if instead else f"{name}: without {field}"
            yield Alarm(kind="rung", text=text, examples=tuple(health.examples.get(trouble, ())))


def _labels(name: str, now: Layout, before: Layout, health: Health) -> Iterator[Alarm]:
    for label, count in now.unread.most_common():
        if before.pages >= _ENOUGH:
            raised = label not in before.unread and count >= 3 and 100 * count >= now.pages
        else:
            raised = now.pages >= _FEW and count >= _LABEL_SHARE * now.pages
        if raised:
            text = f"label “{label}” on {count} of {now.pages} pages of layout {name} is read by no field"
            yield Alarm(kind="label", text=text, examples=tuple(health.examples.get(f"{name}: label {label}", ())))


def _length(name: str, now: Layout, before: Layout) -> Iterator[Alarm]:
    if before.pages >= _ENOUGH and now.pages >= _ENOUGH:
        usual, length = before.characters / before.pages, now.characters / now.pages
        if not usual / 2 <= length <= usual * 2:
            text = f"bodies of layout {name} have {length:.0f} characters on average; in the last good runs {usual:.0f}"
            yield Alarm(kind="body", text=text)


def _layouts(health: Health, before: Health) -> Iterator[Alarm]:
    unknown, of = _unknown(health), health.pages
    if before.pages >= _ENOUGH:
        raised = _fell(of - unknown, of, before.pages - _unknown(before), before.pages, _FIELD_FALL)
    else:
        raised = unknown >= _FEW and 5 * unknown >= of
    if raised:
        examples = tuple(health.examples.get("unknown: title from unknown", ()))
        text = f"{unknown} of {of} pages have markup that no layout knows: the site may have changed its templates"
        yield Alarm(kind="layout", text=text, examples=examples)


def _unknown(health: Health) -> int:
    return health.layouts.get("unknown", Layout()).pages


def _answers(health: Health, before: Health) -> Iterator[Alarm]:
    read, of = _read(health)
    read_before, of_before = _read(before)
    if of_before >= _ENOUGH:
        raised = _fell(read, of, read_before, of_before, _FIELD_FALL)
    else:
        raised = of - read >= _FEW and 5 * (of - read) >= of
    if raised:
        reason = next(iter(health.reasons.most_common(1)), ("no reason given", 0))
        outcome = "unreadable" if health.outcomes["unreadable"] >= health.outcomes["failed"] else "failed"
        examples = health.examples.get(f"{outcome}: {reason[0]}", ())
        text = f"{of - read} of {of} answers gave no record; most often ({reason[1]}): {reason[0]}"
        yield Alarm(kind="rejects", text=text, examples=tuple(examples))


def _dead_links(health: Health, before: Health) -> Iterator[Alarm]:
    (_, of), (_, of_before) = _read(health), _read(before)
    dead, dead_before = health.dead_links, before.dead_links
    if of_before >= _ENOUGH:
        raised = _fell(of, of + dead, of_before, of_before + dead_before, _FIELD_FALL)
    else:
        raised = dead >= _FEW and 5 * dead >= of + dead
    if raised:
        text = f"{dead} items that the site's own listings name are gone (404, 410)"
        yield Alarm(kind="dead links", text=text, examples=tuple(health.examples.get("dead link", ())))


def _read(health: Health) -> tuple[int, int]:
    """Answers that gave what they should, of all those that should have."""
    good = health.outcomes["read"] + health.outcomes["unchanged"] + health.outcomes["outside"]
    return good, good + health.outcomes["unreadable"] + health.outcomes["failed"]


def _rows(start: str, now: Listing, last: Listing, health: Health) -> Iterator[Alarm]:
    """What the rows of a listing lack, unless the last good run was content without it."""
    text = None
    if now.pages and not now.rows and (last.rows or not last.pages):
        text = f"the listing {start} answers, but without rows: it may be drawn by a script now"
    elif now.rows and not now.links and (last.links or not last.rows):
        text = f"the listing {start} has {now.rows} rows, but none of them leads to an item"
    elif last.rows >= _ENOUGH and _fell(now.dated, now.rows, last.dated, last.rows, _FIELD_FALL):
        share = _percent(last.dated, last.rows)
        text = f"{now.dated} of {now.rows} rows of the listing {start} print a date; in the last good run {share}"
    elif (markup := _most(now.markups)) and (usual := _most(last.markups)) and markup != usual:
        text = f"the rows of the listing {start} are in markup “{markup}”; in the last good run in “{usual}”"
    if text:
        yield Alarm(kind="listing", text=text, examples=tuple(health.examples.get(f"listing {start}", ())))


def _end(start: str, now: Listing, alike: Sequence[Health], health: Health) -> Iterator[Alarm]:
    ends = (run.listings[start].end for run in alike if start in run.listings)
    reached = next((end for end in ends if end is not None), 0)
    # Two pages and a twentieth: rows per page may change a little, items are withdrawn.
    if now.end is not None and now.end + 2 < 0.95 * reached:
        text = f"the listing {start} ends on page {now.end}; in the last good runs it went on to page {reached}"
        yield Alarm(kind="archive end", text=text, examples=tuple(health.examples.get(f"listing {start}", ())))


def _most(counts: Counter[str]) -> str | None:
    return next((name for name, _ in counts.most_common(1)), None)


def _fell(had: int, of: int, had_before: int, of_before: int, fall: float) -> bool:
    """Whether a share is lower than before by more than `fall`, and not by chance."""
    if not of or had / of > had_before / of_before - fall:
        return False
    share = (had_before + 1) / (of_before + 2)
    if share < _ALWAYS:
        had, of = round(had / _SERIES), of // _SERIES
    return chance(had, of, share) < _CHANCE


def chance(had: int, of: int, share: float) -> float:
    """Probability of `had` or fewer successes in `of` trials that each succeed with probability `share`.

    >>> round(chance(1, 3, 0.5), 3), round(chance(0, 4, 0.5), 4)
    (0.5, 0.0625)
    """
    total = 0.0
    for k in range(had, -1, -1):
        ways = lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1)
        term = exp(ways + k * log(share) + (of - k) * log1p(-share))
        total += term
        if term < total * 1e-12:  # the terms only get smaller below the mean
            break
    return min(total, 1.0)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"
