"""Charts of the data's health: which fields are there, which months are not, which labels nobody knows."""

from osce_scraper.report import sentences
from osce_scraper.report.charts import Chart

_COVERED = {
    "issued on": "issued_on IS NOT NULL",
    "kind": "kind IS NOT NULL",
    "lead": "lead IS NOT NULL",
    "issued by": "item IN (SELECT item FROM item_issuers)",
    "fields of work": "item IN (SELECT item FROM item_fields)",
    "places": "places IS NOT NULL",
    "countries": "item IN (SELECT item FROM item_countries)",
    "quotes": "quote_count > 0",
    "images": "item IN (SELECT item FROM item_images)",
}


def _coverage_by(column: str) -> str:
    return " UNION ALL ".join(
        f"""SELECT {column}, '{name}' AS field, round(100.0 * avg({condition}), 1) AS "% of items"
            FROM items WHERE {column} IS NOT NULL GROUP BY 1"""
        for name, condition in _COVERED.items()
    )


HEALTH: tuple[Chart, ...] = (
    Chart(
        "coverage",
        "Coverage of each field by layout",
        "heat",
        _coverage_by("layout"),
        sentences.coverage,
        "% of items",
    ),
    Chart(
        "coverage-years",
        "Coverage of each field by year",
        "heat",
        _coverage_by("year"),
        sentences.coverage_of_years,
        "% of items",
    ),
    Chart(
        "gaps",
        "Items in each month",
        "heat",
        """SELECT year, substr(issued_on, 6, 2) AS month, count(*) AS items
           FROM items WHERE issued_on IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        sentences.gaps,
    ),
    Chart(
        "unknown",
        "Labels unknown to the vocabularies",
        "bars",
        """SELECT label, count(*) AS items FROM (
               SELECT label FROM item_issuers WHERE structure IS NULL
               UNION ALL SELECT label FROM item_fields WHERE field IS NULL)
           GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50""",
        sentences.unknown,
    ),
)
