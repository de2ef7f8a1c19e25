"""Whom these words mean: pronouns, titles, descriptions, and quotes without any word."""
