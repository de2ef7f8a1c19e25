-- What did a structure say on a State?
-- Quotes of people who stand for "structure" (an id such as secretary-general) in items that name "country" (MD).
WITH hits AS MATERIALIZED (SELECT item, issued_on, title FROM items WHERE
  :country = '' OR rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'country' AND value = :country))
)
SELECT issued_on, quotes.text AS quote, quotes.speaker_name AS speaker, quotes.role, title, item,
       quotes.speaker AS speaker_id
FROM hits CROSS JOIN quotes USING (item)
WHERE :structure = '' OR structure = :structure
ORDER BY issued_on DESC, item, position LIMIT 500
