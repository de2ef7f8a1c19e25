"""The cue stands before the quote: N said: "Q" · N, R, replied, "Q" · according to N, "Q" · in N's words, "Q"."""

import pytest

from tests.quotes.said import said

CUE_BEFORE = {
    "colon": "Lara Brandt said: “We act.”",
    "comma": "Lara Brandt replied, “We act.”",
    "role": "Lara Brandt, Head of the OSCE Centre in Ashgabat, said: “We act.”",
    "role with commas": "Lara Brandt, Minister of Labour, Family and Social Affairs of Serbia, said: “We act.”",
    "two roles": "Lara Brandt, Member of Parliament and Chair of the Committee on Legal Affairs, said: “We act.”",
    "brackets": "Lara Brandt (MP, Malta) said: “We act.”",
    "title, comma, name": "The Head of the OSCE Centre in Ashgabat, Ambassador Lara Brandt, said: “We act.”",
    "particle": "Ambassador Lara Brandt, Head of Mission, reflected on the impact of the visit: “We act.”",
    "place before": "In Vienna, Lara Brandt said: “We act.”",
    "address before": "In her opening remarks, Lara Brandt said: “We act.”",
    "address before, no comma": "In her opening address Lara Brandt said: “We act.”",
    "participle before": "Speaking at the event, Lara Brandt, Head of Mission, underlined: “We act.”",
    "participle with another name": "Welcoming Minister Bujar Hoxha, Lara Brandt said: “We act.”",
    "asked": "Asked about the elections, Lara Brandt answered: “We act.”",
    "participle between": "Lara Brandt, speaking at the closing ceremony in Osh, said: “We act.”",
    "participle after": "Lara Brandt thanked Minister Bujar Hoxha, saying: “We act.”",
    "participle after, long": "Lara Brandt opened the conference together with Minister Bujar Hoxha, noting that progress was slow: “We act.”",
    "two verbs": "Lara Brandt met Minister Bujar Hoxha and said: “We act.”",
    "relative": "Among the guests was Lara Brandt, who said: “We act.”",
    "relative with role": "Among the guests was Lara Brandt, a judge from Osh, who said: “We act.”",
    "other clause": "Minister Bujar Hoxha spoke first, and Lara Brandt added: “We act.”",
    "but": "Minister Bujar Hoxha disagreed, but Lara Brandt insisted: “We act.”",
    "according to": "According to Lara Brandt, “we act when we must.”",
    "according to with role": "According to Lara Brandt, Head of Mission, “we act when we must”.",
    "in N's words": "In Lara Brandt’s words, “we act when we must.”",
    "in the words of": "In the words of Lara Brandt, “we act when we must.”",
    "no verb": "Lara Brandt: “We act.”",
    "no verb, role": "Lara Brandt, Head of the OSCE Centre in Ashgabat: “We act.”",
    "message": "Lara Brandt had one piece of advice for the graduates: “We act.”",
    "quoting": "The newspaper, quoting Lara Brandt, wrote nothing else. Lara Brandt said: “We act.”",
    "told": "Lara Brandt told the participants: “We act.”",
    "passive": "Participants were welcomed by Lara Brandt: “We act.”",
    "statement": "Lara Brandt issued the following statement: “We act.”",
    "indirect first": "Lara Brandt said that peace is possible and concluded: “We act.”",
    "object between": "Lara Brandt described the situation in the villages along the line: “We act.”",
    "as N put it": "As Lara Brandt put it, “we act when we must.”",
    "today": "Lara Brandt, the OSCE Representative on Freedom of the Media, today said: “We act.”",
    "dateline": "VIENNA, 23 July 2015 – OSCE Chairperson-in-Office Lara Brandt today stated: “We act.”",
    "dateline 2": "SKOPJE, 30 May 2008- Lara Brandt said: “We act.”",
    "participle that opens the sentence": "Calling the vote “a bold step”, Lara Brandt urged patience.",
    "participle with its subject": "Others were silent, with Lara Brandt calling it “a bold step”.",
    "participle after a cue": "Bujar Hoxha did not come, Lara Brandt said, adding: “We act.”",
    "no verb of speech": "Lara Brandt grinned: “We act.”",
    "verb with particle": "When Bujar Hoxha suggested a vote, Lara Brandt fired back: “We act.”",
    "what others want": "Lara Brandt said that Bujar Hoxha wants “a long and open debate”.",
    "what others had described": "Bujar Hoxha recalled how Lara Brandt had described the night to him: “We act.”",
    "quoting, with title": "Quoting Lara Brandt, a judge, he said: “We act.”",
    "for N, title": "For Lara Brandt, a goalkeeper from Osh, it was no problem: “We act.”",
    "aside without comma": "At the end of the day Lara Brandt promised to finish “in our lifetime”.",
    "it was N who": "It was her granddaughter, Lara Brandt, who broke the silence: “We act.”",
    "for her": "Lara Brandt was pleased. For her the course was only a beginning: “We shall act again.”",
    "assured that others wanted": "Lara Brandt assured them that the Mission wanted “peace for all, and now”.",
    "relative, then told somebody": "Lara Brandt, who heads the Mission, told participants, “We act.”",
    "relative, then told a group": "Lara Brandt, who called Bujar Hoxha shortly after, told her supporters, “We act.”",
    "on behalf": "Speaking on behalf of Ambassador Bujar Hoxha, his deputy Lara Brandt said: “We act.”",
}


@pytest.mark.parametrize("name", ["Lara Brandt", "Orzala Vint"])
@pytest.mark.parametrize("article", CUE_BEFORE.values(), ids=CUE_BEFORE)
def test_cue_before(article: str, name: str) -> None:
    [line] = said(article.replace("Lara Brandt", name))
    assert line.split(": ")[0] == name
