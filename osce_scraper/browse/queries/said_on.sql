-- What did a structure say on a State?
-- Quotes of people who stand for "structure" (an id such as secretary-general) in items that name "country" (MD).
WITH spoken AS MATERIALIZED (
  SELECT rowid AS q, item FROM quotes WHERE :structure = '' OR structure = :structure
), newest AS MATERIALIZED (
  SELECT q, items.rowid AS n, issued_on FROM spoken CROSS JOIN items USING (item)
  WHERE :country = '' OR items.rowid IN (SELECT n FROM filtered WHERE filter = (
    SELECT filter FROM filters WHERE facet = 'country' AND value = :country))
  ORDER BY issued_on DESC, n, q LIMIT 500
)
SELECT items.issued_on, quotes.text AS quote, quotes.speaker_name AS speaker, quotes.role, title, items.item,
       quotes.speaker AS speaker_id
FROM newest CROSS JOIN quotes ON quotes.rowid = q CROSS JOIN items ON items.rowid = n
ORDER BY items.issued_on DESC, n, q
