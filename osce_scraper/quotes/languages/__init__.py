"""What a language brings along: word lists in one TOML a language, and the tables they make."""
