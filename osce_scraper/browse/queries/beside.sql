-- What goes with one filter
-- The values of another facet ("other") among the items that have "value" in "facet".
SELECT other.value, other.label, count(*) AS items
FROM filtered AS mine CROSS JOIN filtered AS theirs USING (n) JOIN filters AS other ON other.filter = theirs.filter
WHERE mine.filter = (SELECT filter FROM filters WHERE facet = :facet AND value = :value) AND other.facet = :other
GROUP BY other.filter ORDER BY items DESC, other.label LIMIT 12
