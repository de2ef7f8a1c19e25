-- Quotes of one speaker
-- The newest first.
SELECT issued_on, year, quotes.text, quotes.role, quotes.kind, confidence, item, title, position
FROM quotes JOIN items USING (item) WHERE speaker = :speaker ORDER BY issued_on DESC, item, position LIMIT 500
