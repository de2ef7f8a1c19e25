-- What may be asked for
-- Ids and labels of fields of work, structures and States that items have, kinds, languages and years.
SELECT facet, value, label, items FROM filters WHERE facet <> 'speaker'
ORDER BY facet, CASE WHEN facet = 'year' THEN -value END, label
