"""The OSCE's newsroom as clean, typed, attributed data."""

__version__ = "0.1.0"
