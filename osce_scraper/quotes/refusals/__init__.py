"""Which words in marks nobody says: titles, terms, slogans, scare quotes."""
