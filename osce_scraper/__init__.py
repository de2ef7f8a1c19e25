"""The OSCE's newsroom as clean, typed, attributed data.

>>> from osce_scraper import extract, read, read_frame
"""

__version__ = "0.1.0"

# Not on demand: once anybody imports the module `osce_scraper.extract`, it would take the name from the function.
from osce_scraper.extract import extract
from osce_scraper.frames import read_frame
from osce_scraper.output.log import read

__all__ = ["extract", "read", "read_frame"]
