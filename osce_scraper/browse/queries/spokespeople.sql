-- Who speaks for a structure or a State
-- "structure" and "country" are ids; one of them may be empty.
SELECT speakers.name AS speaker, max(quotes.role) AS role, count(*) AS quotes,
       min(issued_on) AS first_on, max(issued_on) AS last_on, speakers.speaker AS speaker_id
FROM quotes JOIN speakers USING (speaker) JOIN items USING (item)
WHERE (:structure <> '' OR :country <> '')
  AND (:structure = '' OR structure = :structure) AND (:country = '' OR country = :country)
GROUP BY speakers.speaker ORDER BY quotes DESC, name LIMIT 50
