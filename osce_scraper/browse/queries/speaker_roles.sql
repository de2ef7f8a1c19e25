-- Roles of one speaker
SELECT role, structures.label AS structure, countries.label AS country, first_on, last_on, quote_count,
       speaker_roles.structure AS structure_id, speaker_roles.country AS country_id
FROM speaker_roles LEFT JOIN structures ON structures.id = structure LEFT JOIN countries ON countries.id = country
WHERE speaker = :speaker ORDER BY first_on, position
