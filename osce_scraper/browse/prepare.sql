-- What the pages read in place of the wide tables; runs once on each copy of the export.
CREATE TABLE news (
    item TEXT PRIMARY KEY REFERENCES items (item), issued_on TEXT, year INTEGER, kind TEXT, language TEXT, title TEXT,
    quotes INTEGER, url TEXT);
INSERT INTO news SELECT item, issued_on, year, kind, language, title, quote_count, url FROM items;

-- Each thing that items can be filtered by, with the number of items that have it ...
CREATE TABLE filters (
    filter INTEGER PRIMARY KEY, facet TEXT, value TEXT, label TEXT, items INTEGER, UNIQUE (facet, value));
INSERT INTO filters (facet, value, label, items)
    SELECT 'kind', kind, kind, count(*) FROM items WHERE kind IS NOT NULL GROUP BY kind
    UNION ALL SELECT 'year', year, year, count(*) FROM items WHERE year IS NOT NULL GROUP BY year
    UNION ALL SELECT 'language', language, language, count(*) FROM items GROUP BY language
    UNION ALL SELECT 'field', id, fields_of_work.label, count(DISTINCT item)
        FROM item_fields JOIN fields_of_work ON id = field GROUP BY id
    UNION ALL SELECT 'structure', id, structures.label, count(DISTINCT item)
        FROM item_issuers JOIN structures ON id = structure GROUP BY id
    UNION ALL SELECT 'country', id, countries.label, count(DISTINCT item)
        FROM item_countries JOIN countries ON id = country GROUP BY id
    UNION ALL SELECT 'speaker', speaker, name, item_count FROM speakers;

-- ... and which items these are, as narrow rows of two numbers: counting over text keys takes ten times as long.
CREATE TABLE filtered (filter INTEGER, n INTEGER, PRIMARY KEY (filter, n)) WITHOUT ROWID;
INSERT OR IGNORE INTO filtered
    SELECT filter, items.rowid FROM items JOIN filters ON facet = 'kind' AND value = kind
    UNION ALL SELECT filter, items.rowid FROM items JOIN filters ON facet = 'year' AND value = CAST(year AS TEXT)
    UNION ALL SELECT filter, items.rowid FROM items JOIN filters ON facet = 'language' AND value = language
    UNION ALL SELECT filter, items.rowid FROM item_fields JOIN items USING (item)
        JOIN filters ON facet = 'field' AND value = field
    UNION ALL SELECT filter, items.rowid FROM item_issuers JOIN items USING (item)
        JOIN filters ON facet = 'structure' AND value = structure
    UNION ALL SELECT filter, items.rowid FROM item_countries JOIN items USING (item)
        JOIN filters ON facet = 'country' AND value = country
    UNION ALL SELECT filter, items.rowid FROM quotes JOIN items USING (item)
        JOIN filters ON facet = 'speaker' AND value = speaker;
CREATE INDEX filtered_n ON filtered (n, filter);

-- How many items two of them have in common, counted once: counting at each visit takes 30 ms a list.
CREATE TABLE pairs (filter INTEGER, other INTEGER, items INTEGER, PRIMARY KEY (filter, other)) WITHOUT ROWID;
INSERT INTO pairs
    WITH linked AS MATERIALIZED (
        SELECT n, filter FROM filtered JOIN filters USING (filter)
        WHERE facet IN ('structure', 'field', 'country', 'speaker') ORDER BY n)
    SELECT mine.filter, theirs.filter, count(*) FROM linked AS mine JOIN linked AS theirs USING (n)
    WHERE theirs.filter <> mine.filter GROUP BY 1, 2;

-- Indexes that hold all that the questions on speakers and institutions ask, so that no wide row is read.
CREATE INDEX items_when ON items (item, issued_on, year);
CREATE INDEX quotes_of_item ON quotes (item, speaker);
CREATE INDEX quotes_for_structure ON quotes (structure, speaker, item, role);
CREATE INDEX quotes_for_country ON quotes (country, speaker, item, role);

-- A word in the title weighs more than in the lead, and there more than in the body.
INSERT INTO items_fts (items_fts, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');
INSERT INTO items_fts (items_fts) VALUES ('optimize');
ANALYZE;
