"""CSV on its way to a visitor: no cell is a formula when a spreadsheet opens it."""

import codecs
import csv
import io
import re

from osce_scraper.export.sheets import as_text

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")


class SafeCells:
    """Takes CSV in pieces as it is made, and gives back whole rows in which nothing runs.

    >>> cells = SafeCells()
    >>> cells.take(b'a,b\\r\\n=1+1,"x'), cells.take(b'\\n"\\r\\n-5,', last=False), cells.take(b"@c", last=True)
    (b'a,b\\r\\n', b'\\'=1+1,"x\\n"\\r\\n', b"-5,'@c\\r\\n")
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._rest = ""

    def take(self, piece: bytes, last: bool = False) -> bytes:
        """One piece in, the rows that are whole by now out."""
        self._rest += self._decoder.decode(piece, last)
        end = len(self._rest) if last else self._end_of_rows()
        whole, self._rest = self._rest[:end], self._rest[end:]
        out = io.StringIO(newline="")
        csv.writer(out).writerows(map(_safe, csv.reader(io.StringIO(whole, newline=""))))
        return out.getvalue().encode()

    def _end_of_rows(self) -> int:
        """Where the last whole row ends: behind a line break that no cell holds, for marks are doubled inside of one."""
        end = self._rest.rfind("\n") + 1
        while end and self._rest.count('"', 0, end) % 2:
            end = self._rest.rfind("\n", 0, end - 1) + 1
        return end


def _safe(row: list[str]) -> list[str]:
    return [cell if _NUMBER.fullmatch(cell) else as_text(cell) for cell in row]
