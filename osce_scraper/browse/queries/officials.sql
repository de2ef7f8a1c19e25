-- Quotes of officials of a State by year
-- "country" is an ISO 3166-1 code such as TM.
WITH said AS (
  SELECT year, quotes.speaker, speakers.name, count(*) AS quotes
  FROM quotes JOIN items USING (item) JOIN speakers USING (speaker)
  WHERE country = :country AND year IS NOT NULL GROUP BY year, quotes.speaker ORDER BY quotes DESC, name
)
SELECT year, sum(quotes) AS quotes, count(*) AS speakers, group_concat(name, ', ') AS names
FROM said GROUP BY year ORDER BY year DESC
