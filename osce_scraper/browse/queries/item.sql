-- One item
-- All facts of an item; "item" is node id and language, such as 591767-en.
SELECT * FROM items WHERE item = :item
