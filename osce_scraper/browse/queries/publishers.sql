-- Which missions publish on a field of work?
-- "field" is an id such as youth.
SELECT structures.label AS structure, count(*) AS items, min(issued_on) AS first_on, max(issued_on) AS last_on,
       structures.id AS structure_id
FROM item_fields JOIN item_issuers USING (item) JOIN items USING (item) JOIN structures ON structures.id = structure
WHERE field = :field GROUP BY structures.id ORDER BY items DESC, 1 LIMIT 100
