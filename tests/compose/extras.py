"""What stands around a body: second issuers, pictures, files, other editions, contacts."""

from random import Random

from tests.compose.data import Structure, structures, words
from tests.compose.model import File, Label, Picture


def partner_issuers(rng: Random, structure: Structure) -> tuple[Label, ...]:
    """Sometimes a second structure issues the story together with the first."""
    if rng.random() > 0.15:
        return ()
    other = rng.choice([each for each in structures() if each.years == (1996, 2026) and each != structure])
    return (other.name,)


def pictures(rng: Random, node: int, known: dict[str, str], language: str) -> tuple[Picture, ...]:
    """No to three pictures with captions and credits."""
    people = words("people")
    found = []
    captions = words(language)["captions"]
    chosen = rng.sample(captions, min(len(captions), rng.choice((0, 0, 1, 1, 2, 3))))
    for number, caption in enumerate(text.format_map(known) for text in chosen):
        name = f"{rng.choice(people['men'])} {rng.choice(people['surnames'])}"
        credit = rng.choice((f"OSCE/{name}", f"{name}/OSCE", "OSCE"))
        url = f"https://www.osce.org/files/f/images/hires/{node % 16:x}/{number}/{node + number}.jpg"
        found.append(Picture(url, caption, credit))
    return tuple(found)


def files(rng: Random, node: int) -> tuple[File, ...]:
    """No to two PDF files."""
    names = ("Agenda", "Fact sheet", "Statement as delivered", "Annexed table of violations")
    chosen = rng.sample(names, rng.choice((0, 0, 0, 1, 2)))
    base = f"https://www.osce.org/files/f/documents/{node % 16:x}"
    return tuple(
        File(f"{base}/{number}/{node}_{number}.pdf", title, "application/pdf") for number, title in enumerate(chosen)
    )


def editions(rng: Random, structure: Structure, node: int, language: str) -> tuple[tuple[str, str], ...]:
    """Addresses of the other languages in which the same node is published."""
    if language == "en" and rng.random() > 0.1:
        return ()
    others = [code for code in structure.languages if code != language]
    path = f"{structure.segment}/{node}"
    return tuple(
        (code, f"https://www.osce.org/{path}" if code == "en" else f"https://www.osce.org/{code}/{path}")
        for code in others
    )


def contacts(rng: Random, structure: Structure) -> tuple[str, ...]:
    """Lines of a contact block, none for half of the stories."""
    if rng.random() < 0.5:
        return ()
    people = words("people")
    name = f"{rng.choice(people['women'])} {rng.choice(people['surnames'])}"
    return (
        name,
        "National Public Information Officer",
        structure.name.label.removesuffix(" (closed)"),
        f"{structure.city}",
        f"Office: +43 1 514 36 {rng.randrange(1000, 9999)}",
        f"Mobile: +43 664 {rng.randrange(1000000, 9999999)}",
        f"press-{structure.name.id}@osce.example",
    )
