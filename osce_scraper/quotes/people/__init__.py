"""Who is in the article: names, titles, and the noun phrases that they stand in."""
