"""Folders of saved pages: one file a page, its address from a sidecar, from the page itself, or from its name."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import AfterValidator, AliasChoices, AliasPath, BaseModel, Field, ValidationError

from osce_scraper import urls
from osce_scraper.archives.answers import MAX_BODY
from osce_scraper.archives.found import Capture, Found, Skipped, printable
from osce_scraper.errors import ArchiveError, UnreadablePage
from osce_scraper.page import Page
from osce_scraper.saved import NODE_NAME, item_address, page_of

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

ENDINGS: Final = (".html", ".htm", ".xhtml")


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("no time that a page was captured at") from error


class Sidecar(BaseModel):
    """What `591767.json` beside `591767.html` says about it; a record of this package is such a sidecar too."""

    url: str | None = None
    encoding: str | None = None
    fetched_at: Annotated[datetime, AfterValidator(_in_utc)] | None = Field(
        default=None, validation_alias=AliasChoices("fetched_at", AliasPath("provenance", "fetched_at"))
    )


def is_page(name: str) -> bool:
    """Whether a file is a saved page, by its name; mirrors save pages under their bare node id.

    >>> is_page("index.HTML"), is_page("591767"), is_page("news.jsonl")
    (True, True, False)
    """
    return name.lower().endswith(ENDINGS) or NODE_NAME.fullmatch(name) is not None


def read(files: "AbstractFileSystem", names: Iterable[tuple[str, str | None]]) -> Iterator[Found]:
    """The pages in these files (each with the name of its sidecar or None), in their order.

    Raises `ArchiveError` when a file cannot be read.
    """
    for name, sidecar in names:
        place = f"{printable(files.unstrip_protocol(name).removeprefix('file://'))}@0"
        try:
            yield _found(files, name, sidecar, place)
        except UnreadablePage as error:
            yield Skipped("no address", place, str(error))
        except ValidationError as error:
            yield Skipped("no address", place, f"{printable(sidecar or name)}: {error.errors()[0]['msg']}")
        except OSError as error:
            raise ArchiveError(f"{name}: {error}") from error


def _found(files: "AbstractFileSystem", name: str, sidecar: str | None, place: str) -> Found:
    if files.size(name) > MAX_BODY:
        return Skipped("too large", place, f"more than {MAX_BODY} bytes")
    known = Sidecar.model_validate_json(files.cat_file(sidecar)) if sidecar else Sidecar()
    page = page_of(files.cat_file(name), _stem(name), known.url)
    if not urls.is_osce(urls.unwrapped(page.url)):
        return Skipped("foreign", place, page.url[:200])
    url = item_address(page.url, page.body)
    if url is None:
        return Skipped("no item", place, page.url[:200], page.url)
    return Capture(Page(page.body, url, known.encoding, known.fetched_at), place, digest="")


def _stem(name: str) -> str:
    """What a file is called: mirrors save `/secretariat/591767` as `591767.html` or as `591767/index.html`.

    >>> _stem("mirror/www.osce.org/secretariat/591767/index.html")
    '591767'
    """
    *folders, file = name.split("/")
    stem = file.partition(".")[0]
    return folders[-1] if folders and stem == "index" else stem
