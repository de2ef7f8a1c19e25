-- Names of one speaker
-- Every form of the name, and why it is counted to this speaker.
SELECT name, quote_count, why FROM speaker_names WHERE speaker = :speaker ORDER BY quote_count DESC
