"""The language of a text, by script and function words: no model, no file, microseconds."""


def detect(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of a text; `hint` (page or path) decides only between equals; `und` when nothing tells."""
    raise NotImplementedError
