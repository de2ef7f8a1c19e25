-- What goes with one filter
-- The values of another facet ("other") among the items that have "value" in "facet": structures, fields, States, speakers.
SELECT theirs.value, theirs.label, pairs.items
FROM filters AS mine JOIN pairs ON pairs.filter = mine.filter JOIN filters AS theirs ON theirs.filter = pairs.other
WHERE mine.facet = :facet AND mine.value = :value AND theirs.facet = :other
ORDER BY pairs.items DESC, theirs.label LIMIT 12
