-- Files, pictures and language editions of one item
SELECT 'file' AS sort, url, coalesce(title, url) AS label FROM item_attachments WHERE item = :item
UNION ALL SELECT 'picture', url, coalesce(caption, credit, url) FROM item_images WHERE item = :item
UNION ALL SELECT 'edition', url, language FROM item_translations WHERE item = :item
