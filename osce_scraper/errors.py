"""Every error this package raises on purpose. Catch `OsceScraperError` to catch them all."""


class OsceScraperError(Exception):
    """Base of all errors of this package; never raised itself."""


class UnreadablePage(OsceScraperError):
    """Raised by `extract` when bytes cannot become a record: no item on the page, a soft 404, a bot check, a file."""


class SelectionError(OsceScraperError):
    """Raised by `dom.one` when a selection that must hold exactly once holds zero or several times."""


class ForeignAddress(OsceScraperError):
    """Raised by `urls` when an address is not one of the OSCE's own (look-alike host, other scheme, no host)."""


class DateError(OsceScraperError):
    """Raised by `dates` when a text that should be a date is none, is partial, or lies outside 1973 to the capture."""


class VocabularyError(OsceScraperError):
    """Raised when a vocabulary file contradicts itself: a doubled id, or one label claimed by two ids."""


class LogError(OsceScraperError):
    """Raised by `log` when an output file cannot be read or written; names file, line and reason."""


class FetchError(OsceScraperError):
    """Raised by `fetch` when an address may not be asked or does not answer with a page."""


class StoreError(OsceScraperError):
    """Raised by the keepers of an output folder when it cannot be opened or written: another crawl holds it, the disk
    is full, the folder is read-only, its files disagree or are not ours, its ledger is of a newer version.
    Nothing has been changed, or what was half-written has been taken back; the message says what to do."""


class ArchiveError(OsceScraperError):
    """Raised by `archives` when a source is not there, cannot be read, or needs a library that is not installed."""


class ReplayError(OsceScraperError):
    """Raised by `bulk` when a replay cannot start or its result cannot be written: a crawl's folder as output, other
    code on a worker, a full disk. Parts written so far stay good."""


class ExportError(OsceScraperError):
    """Raised by `export` when a file beside the log is wrong or a library for the asked format is not installed."""


class HarvestError(OsceScraperError):
    """Raised by `harvest` when a public archive does not answer, refuses us or answers nonsense. What was harvested
    so far stays, the next run goes on from there."""


class ArchiveRefuses(HarvestError):
    """Raised by `harvest` when a public archive refuses us, or asks us to stay away for longer than an hour."""


class ArchiveSilent(HarvestError):
    """Raised by `harvest` when a public archive gives no answer, or only errors, however often it is asked."""


class DamageError(StoreError):
    """Raised when the ledger of an output is damaged; `osce-scraper verify --repair` makes it anew."""
