-- One value of a facet
SELECT facet, value, label, items FROM filters WHERE facet = :facet AND value = :value
