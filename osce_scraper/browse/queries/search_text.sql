-- Items that hold the words, best first, with the hits marked
-- The hits stand between the characters 2 and 3; every parameter but "match" may be empty.
WITH best AS MATERIALIZED (
  SELECT rowid AS n, rank AS badness FROM items_fts WHERE items_fts MATCH coalesce(nullif(:match, ''), '""') AND
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
  ORDER BY rank LIMIT 25 OFFSET CAST(:offset AS INTEGER)
)
SELECT item, issued_on, kind, language, highlight(items_fts, 0, char(2), char(3)) AS title,
       snippet(items_fts, -1, char(2), char(3), ' … ', 40) AS lead, quote_count
FROM best CROSS JOIN items_fts ON items_fts.rowid = best.n AND items_fts MATCH coalesce(nullif(:match, ''), '""') JOIN items ON items.rowid = best.n
ORDER BY badness
