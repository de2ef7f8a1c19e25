-- Who was quoted most on a field of work in a year?
-- "field" is an id such as gender-equality; either may be empty.
WITH hits AS MATERIALIZED (SELECT item FROM items WHERE
  (:field = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'field' AND value = :field)))
  AND (:year = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'year' AND value = :year)))
)
SELECT speakers.name AS speaker, coalesce(speakers.role, '') AS role, count(*) AS quotes,
       count(DISTINCT item) AS items, speakers.speaker AS speaker_id
FROM hits CROSS JOIN quotes USING (item) JOIN speakers USING (speaker)
WHERE speakers.kind = 'person'
GROUP BY speakers.speaker ORDER BY quotes DESC, speakers.name LIMIT 100
