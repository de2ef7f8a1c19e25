-- Quotes of officials of a State by year
-- "country" is an ISO 3166-1 code such as TM.
SELECT year, count(*) AS quotes, count(DISTINCT speaker) AS speakers, group_concat(DISTINCT speaker_name) AS names
FROM quotes JOIN items USING (item) WHERE country = :country AND year IS NOT NULL GROUP BY year ORDER BY year DESC
