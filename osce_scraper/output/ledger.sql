-- What an output knows of addresses and items. `PRAGMA user_version` is the version of this layout.

-- One edition of one page: node id and language prefix, else the canonical address (ledger.edition).
CREATE TABLE addresses (
    edition       TEXT PRIMARY KEY,
    url           TEXT NOT NULL,     -- canonical address under which it was last seen
    id            INTEGER,           -- node id
    row           TEXT,              -- what a source said of it when it was first seen (JSON of a Row)
    first_seen    TEXT NOT NULL,     -- UTC, ISO 8601, as all times here
    checked_at    TEXT,              -- last answer; NULL: seen, never asked
    checked_run   INTEGER,           -- run of that answer
    outcome       TEXT,              -- read, unchanged, gone, unreadable, failed
    status        INTEGER,           -- HTTP status; NULL: the network gave no answer
    reason        TEXT,              -- why there is no item
    etag          TEXT,
    last_modified TEXT,
    version       TEXT               -- scraper that read it
) WITHOUT ROWID;
CREATE INDEX addresses_open ON addresses (outcome) WHERE outcome IS NULL OR outcome IN ('failed', 'gone', 'unreadable');

-- What each source printed of an edition when it was last read: a difference says that the item changed.
CREATE TABLE facts (
    edition TEXT NOT NULL,
    source  TEXT NOT NULL,
    facts   TEXT NOT NULL,
    PRIMARY KEY (edition, source)
) WITHOUT ROWID;

-- The newest line of each item in the log.
CREATE TABLE items (
    key          NOT NULL,           -- node id, else address
    language     TEXT NOT NULL,
    edition      TEXT NOT NULL,      -- where its text is served
    issued_on    TEXT,
    content_hash TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    PRIMARY KEY (key, language)
) WITHOUT ROWID;
CREATE INDEX items_edition ON items (edition);

-- Newest archived body of an address, for revisit records.
CREATE TABLE captures (
    url    TEXT PRIMARY KEY,
    digest TEXT NOT NULL,            -- sha1:BASE32 of the body
    date   TEXT NOT NULL             -- WARC-Date of the record that holds the body
) WITHOUT ROWID;

-- How far the ledger knows each file: what stands after that was written by a run that was killed.
CREATE TABLE files (
    name   TEXT PRIMARY KEY,
    length INTEGER NOT NULL
) WITHOUT ROWID;

-- Anything a source wants to find again in the next run.
CREATE TABLE marks (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE runs (
    id      INTEGER PRIMARY KEY,
    scope   TEXT NOT NULL,           -- selection of the run: only runs of one scope are continued and compared
    started TEXT NOT NULL,
    ended   TEXT,                    -- NULL: killed, or still running
    reason  TEXT,                    -- why it ended
    good    INTEGER NOT NULL DEFAULT 0,
    health  TEXT                     -- JSON of a Health
);
