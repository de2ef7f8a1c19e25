"""Words of an article that look like what stands around articles stay in its body, in every layout."""

import pytest

from tests.compose import Layout, Variant
from tests.compose.traps import TRAPS
from tests.test_variants import LAYOUTS, differences


@pytest.mark.parametrize("variant", [Variant(), Variant(classes="none"), Variant(body="br"), Variant(body="div")])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", TRAPS)
def test_words_that_look_like_furniture_stay_in_the_body(name: str, layout: Layout, variant: Variant) -> None:
    assert differences(TRAPS[name], layout, variant) == {}
