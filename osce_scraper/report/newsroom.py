"""Charts of the newsroom: what is published, who speaks, on what and where."""

from osce_scraper.report import sentences
from osce_scraper.report.charts import Chart


def _top(table: str, column: str, count: int) -> str:
    """Ids of the terms that occur most; the rest is drawn as one."""
    return f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {count}"


_INSTITUTION = "coalesce(structures.label, countries.label, 'no institution known')"

NEWSROOM: tuple[Chart, ...] = (
    Chart(
        "structures",
        "Items over time by issuing structure",
        "stack",
        f"""SELECT year, CASE WHEN structure IN ({_top("item_issuers", "structure", 8)})
                THEN structures.label ELSE 'others' END AS structure, count(*) AS items
            FROM item_issuers JOIN items USING (item) LEFT JOIN structures ON structures.id = structure
            WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        sentences.by_structure,
    ),
    Chart(
        "kinds",
        "Items over time by kind",
        "stack",
        """SELECT year, coalesce(kind, 'not printed') AS kind, count(*) AS items
           FROM items WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        sentences.by_kind,
    ),
    Chart(
        "fields",
        "Fields of work by year",
        "heat",
        """SELECT year, fields_of_work.label AS field, count(*) AS items
           FROM item_fields JOIN items USING (item) JOIN fields_of_work ON fields_of_work.id = field
           WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        sentences.by_field,
    ),
    Chart(
        "speakers",
        "Most quoted speakers",
        "bars",
        f"""SELECT speakers.name AS speaker, {_INSTITUTION} AS institution, speakers.quote_count AS quotes
            FROM speakers
            LEFT JOIN speaker_roles AS post ON post.speaker = speakers.speaker AND post.position = (
                SELECT position FROM speaker_roles AS held
                WHERE held.speaker = speakers.speaker AND (held.structure IS NOT NULL OR held.country IS NOT NULL)
                ORDER BY held.quote_count DESC, position LIMIT 1)
            LEFT JOIN structures ON structures.id = post.structure
            LEFT JOIN countries ON countries.id = post.country
            WHERE kind = 'person' ORDER BY 3 DESC, 1 LIMIT 20""",
        sentences.speakers,
        "quotes",
    ),
    Chart(
        "institutions",
        "Whom the speakers stand for",
        "bars",
        """SELECT coalesce(structures.label, countries.label) AS institution, count(*) AS quotes
           FROM quotes LEFT JOIN structures ON structures.id = structure LEFT JOIN countries ON countries.id = country
           WHERE structure IS NOT NULL OR country IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20""",
        sentences.stands_for,
        "quotes",
    ),
    Chart(
        "countries",
        "States named most",
        "bars",
        """SELECT countries.label AS country, count(*) AS items
           FROM item_countries JOIN countries ON countries.id = country GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 25""",
        sentences.countries,
    ),
    Chart(
        "quotes",
        "Quotes per item",
        "bars",
        """SELECT CASE WHEN quote_count > 9 THEN '10 and more' ELSE CAST(quote_count AS TEXT) END AS quotes,
                count(*) AS items
           FROM items GROUP BY 1 ORDER BY min(quote_count)""",
        sentences.quotes_per_item,
    ),
    Chart(
        "languages",
        "Language editions",
        "bars",
        "SELECT language, count(*) AS items FROM items GROUP BY 1 ORDER BY 2 DESC, 1",
        sentences.languages,
    ),
)
