-- Terms of one item
-- Issuers, fields of work, States and meetings of an item as printed, with the ids that pages and filters use.
SELECT 'structure' AS facet, structure AS value, label FROM item_issuers WHERE item = :item
UNION ALL SELECT 'field', field, label FROM item_fields WHERE item = :item
UNION ALL SELECT 'country', country, label FROM item_countries WHERE item = :item
UNION ALL SELECT 'meeting', meeting, label FROM item_meetings WHERE item = :item
