"""Tags and class names on paper: one place decides how an element is written."""

import hashlib
import html
from dataclasses import dataclass

from tests.compose.variant import Variant


@dataclass(frozen=True, slots=True)
class Sheet:
    """Writes elements the way a variant wants them: class names known, renamed or gone."""

    variant: Variant

    def names(self, classes: str) -> str:
        """The class attribute for the known names of an element."""
        if not classes or self.variant.classes == "none":
            return ""
        if self.variant.classes == "renamed":
            classes = " ".join(f"c-{hashlib.md5(name.encode()).hexdigest()[:5]}" for name in classes.split())
        return f' class="{classes}"'

    def el(self, tag: str, classes: str, inner: str, more: str = "") -> str:
        """One element; `tag` may name attributes after a space."""
        name, _, attributes = tag.partition(" ")
        return f"<{name}{self.names(classes)}{' ' + attributes if attributes else ''}{more}>{inner}</{name}>"

    def wrap(self, classes: str, inner: str) -> str:
        """Nested divs, outermost first; names of one div are joined by a plus sign."""
        for each in reversed(classes.split()):
            inner = self.el("div", each.replace("+", " "), inner) + "\n"
        return inner


def text(words: str) -> str:
    """Text as it stands between tags."""
    return html.escape(words, quote=False)
