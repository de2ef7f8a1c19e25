-- Items by year for one filter
-- "facet" is one of kind, language, field, structure, country, speaker; "value" an id in it.
SELECT year, count(*) AS items_of_year FROM filtered JOIN items ON items.rowid = n
WHERE filter = (SELECT filter FROM filters WHERE facet = :facet AND value = :value) AND year IS NOT NULL
GROUP BY year ORDER BY year
