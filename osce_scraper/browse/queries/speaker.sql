-- One speaker
-- A person, organization, document or group over all items; "speaker" is the name in lower case with hyphens.
SELECT * FROM speakers WHERE speaker = :speaker
