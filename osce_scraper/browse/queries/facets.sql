-- Facets of a search
-- How many of the items found have each kind, year, language, field of work, structure, country and speaker.
WITH hits AS MATERIALIZED (SELECT rowid AS n FROM items WHERE
  (:kind = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'kind' AND value = :kind)))
  AND (:year = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'year' AND value = :year)))
  AND (:language = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'language' AND value = :language)))
  AND (:field = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'field' AND value = :field)))
  AND (:structure = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'structure' AND value = :structure)))
  AND (:country = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'country' AND value = :country)))
  AND (:speaker = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'speaker' AND value = :speaker)))
  AND (:match = '' OR rowid IN (SELECT rowid FROM items_fts WHERE items_fts MATCH nullif(:match, '')))
), counts AS (
  SELECT filter, items FROM filters WHERE :kind || :year || :language || :field || :structure || :country || :speaker || :match = ''
  UNION ALL
  SELECT filter, count(*) AS items FROM hits CROSS JOIN filtered USING (n)
  WHERE :kind || :year || :language || :field || :structure || :country || :speaker || :match <> '' GROUP BY filter
), placed AS (
  SELECT facet, value, label, counts.items,
         row_number() OVER (PARTITION BY facet ORDER BY counts.items DESC, label) AS place
  FROM counts JOIN filters USING (filter)
)
SELECT 'all' AS facet, NULL AS value, NULL AS label, count(*) AS items FROM hits
UNION ALL
SELECT * FROM (SELECT facet, value, label, items FROM placed WHERE place <= 40
               ORDER BY facet, CASE WHEN facet = 'year' THEN -value ELSE place END)
