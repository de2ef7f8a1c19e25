-- The newsroom in numbers
SELECT (SELECT count(*) FROM items) AS items, (SELECT count(*) FROM quotes) AS quotes,
       (SELECT count(*) FROM speakers WHERE kind = 'person') AS people, (SELECT min(issued_on) FROM items) AS first_on,
       (SELECT max(issued_on) FROM items) AS last_on
