"""Which words beside a quote name its source: "said N", "N: Q", "according to N"."""
