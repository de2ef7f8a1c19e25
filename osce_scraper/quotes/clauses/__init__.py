"""What a sentence says around a quote: its verbs, their subjects, what stands between."""
