-- Who speaks for a structure or a State
-- "structure" and "country" are ids; one of them may be empty. The role is the one quoted most.
WITH held AS (
  SELECT speaker, role, quote_count, first_on, last_on,
         row_number() OVER (PARTITION BY speaker ORDER BY quote_count DESC, position) AS place
  FROM speaker_roles
  WHERE (:structure <> '' OR :country <> '')
    AND (:structure = '' OR structure = :structure) AND (:country = '' OR country = :country)
)
SELECT name AS speaker, max(CASE WHEN place = 1 THEN held.role END) AS role, sum(held.quote_count) AS quotes,
       min(held.first_on) AS first_on, max(held.last_on) AS last_on, speaker AS speaker_id
FROM held JOIN speakers USING (speaker)
GROUP BY speaker ORDER BY quotes DESC, name LIMIT 50
