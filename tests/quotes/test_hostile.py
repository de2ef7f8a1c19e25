"""Articles that nobody wrote to be read: chains of mentions, nothing but marks, nothing but names."""

import pytest

from osce_scraper.quotes import find_quotes

QUOTE = "“We act and we act,” {} said."
CHAINS = ["They said so. ", "He met him. ", "The diplomat of the ", "The Swiss diplomat said so. ", "It said. "]


@pytest.mark.parametrize("speaker", ["they", "he", "the diplomat", "it"])
@pytest.mark.parametrize("piece", CHAINS)
def test_mentions_that_only_lead_to_further_ones_end(piece: str, speaker: str) -> None:
    quote = QUOTE.format(speaker)
    assert len(find_quotes([piece * 2000 + quote], "en")) == 1
    assert len(find_quotes([*[piece] * 2000, quote], "en")) == 1
    assert len(find_quotes([piece + quote] * 500, "en")) == 500


@pytest.mark.parametrize(
    "piece", ["“", "”", '"', "‘", "“a ”", "'", "Koja, ", "(", "((a) b) ", "Koja (MP, Malta), ", ", who "]
)
def test_every_text_is_read(piece: str) -> None:
    assert find_quotes([piece * 2000], "en") is not None
    assert find_quotes([piece * 500 + QUOTE.format("Ana Ek")] * 20, "en") is not None
