-- Quotes of one item
SELECT position, text, paragraph, start_char, end_char, utterance, kind, cue, method, confidence, speaker_name,
       honorific, role, speaker_kind, speaker, structures.label AS structure, countries.label AS country
FROM quotes LEFT JOIN structures ON structures.id = structure LEFT JOIN countries ON countries.id = country
WHERE item = :item ORDER BY position
