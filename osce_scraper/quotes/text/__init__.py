"""An article as sentences with each quote folded to one sign: marks, tokens, frames."""
