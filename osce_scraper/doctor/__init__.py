"""What `osce-scraper doctor` finds out about the live site, with some thirty polite requests.

It asks robots.txt, each source, and a handful of items of different ages; it says which source and which layout
work, which fields are missing on which page, and what to mend where. It must not know Scrapy.
"""

from osce_scraper.doctor.advice import advice
from osce_scraper.doctor.examination import Examination
from osce_scraper.doctor.findings import Finding, State
from osce_scraper.doctor.visit import Visit

__all__ = ["Examination", "Finding", "State", "Visit", "advice"]
