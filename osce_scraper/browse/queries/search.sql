-- Items that fit
-- Newest first; every parameter may be empty. "match" is a full-text question (SQLite FTS5), "limit" is 25 if empty.
SELECT item, issued_on, kind, language, title, lead, quote_count, url FROM items WHERE
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
ORDER BY issued_on DESC
LIMIT CASE WHEN :limit = '' THEN 25 ELSE CAST(:limit AS INTEGER) END OFFSET CAST(:offset AS INTEGER)
