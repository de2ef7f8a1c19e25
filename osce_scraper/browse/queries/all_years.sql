-- Items by year
SELECT CAST(value AS INTEGER) AS year, items AS items_of_year FROM filters WHERE facet = 'year' ORDER BY year
