"""Walks from a door to "received", counting what a patient does and reads on the way.

Counted are forms that are sent, taps (each link, button, tick and field that is touched), typed characters, and the
words that are seen in the main part of a page, of a list to choose from only the chosen one. The page of warning signs
is as long as safety needs: its taps and words are counted apart.
"""

import re
from dataclasses import dataclass, field

from tests.browser.booking import NONE_OF_THESE

NAME, PHONE = "Mona Sample", "0501234567"
DOORS = {
    "article": "/articles/back-muscle-spasm/",
    "region": "/regions/knee/",
    "doctor": "/team/dr-layla/",
    "service": "/services/orthopaedic-consultation/",
}
WORDS = """() => {
    const main = document.querySelector("main");
    let text = main.innerText;
    for (const list of main.querySelectorAll("select")) {
        const others = [...list.options].filter((option) => !option.selected);
        for (const option of others) text = text.replace(option.text, "");
    }
    for (const hidden of main.querySelectorAll("*")) {  // only for screen readers
        if (getComputedStyle(hidden).clipPath === "inset(50%)") text = text.replace(hidden.innerText, "");
    }
    return text;
}"""


@dataclass
class Count:
    forms: int = 0
    taps: int = 0
    typed: int = 0
    words: int = 0
    taps_for_signs: int = 0
    words_for_signs: int = 0
    pages: list[str] = field(default_factory=list)


class Walk:
    def __init__(self, page, keyboard: bool = False):
        self.page, self.keyboard, self.count, self.is_at_the_signs = page, keyboard, Count(), False

    def reads(self, name: str, *, signs: bool = False) -> None:
        self.is_at_the_signs = signs
        self.count.pages.append(name)
        words = len(re.findall(r"[\w’'.:@+-]*\w[\w’'.:@+-]*", self.page.evaluate(WORDS)))
        if signs:
            self.count.words_for_signs += words
        else:
            self.count.words += words

    def taps(self, what, *, sends: bool = False) -> None:
        self.count.forms += sends
        if self.is_at_the_signs:
            self.count.taps_for_signs += 1
        else:
            self.count.taps += 1
        if self.keyboard:
            what.focus()
            self.page.keyboard.press("Space" if what.get_attribute("type") in {"checkbox", "radio"} else "Enter")
        else:
            what.click()

    def types(self, what, text: str) -> None:
        self.count.taps += 1
        self.count.typed += len(text)
        what.focus() if self.keyboard else what.click()
        self.page.keyboard.type(text)


def three_pages(page, address: str, *, phone=PHONE, keyboard=False, wait=lambda: None) -> Count:
    """From the page at this address to "received". `wait` is called before the last button: no person is so fast."""
    walk = Walk(page, keyboard)
    page.goto(address)
    walk.taps(page.locator("main a[href*='/book/']:visible").first)
    page.get_by_role("heading", level=1, name="Before you book").wait_for()
    walk.reads("signs", signs=True)
    walk.taps(page.get_by_label("Myself"))
    if not page.locator("input[name=region]:checked").count():
        walk.taps(page.locator("input[name=region][value=lower-back]"))
    if page.locator("input[name=service]:visible").count():
        walk.taps(page.locator("input[name=service]").first)
    for none in page.get_by_label(NONE_OF_THESE).filter(visible=True).all():
        walk.taps(none)
    walk.taps(page.get_by_role("button", name="Continue"), sends=True)
    page.get_by_role("heading", level=1, name="Choose a time").wait_for()
    walk.reads("time")
    walk.taps(page.get_by_role("button", name="Choose").first, sends=True)
    page.get_by_role("heading", level=1, name="Your details").wait_for()
    walk.reads("details")
    walk.types(page.locator("#id_patient_name"), NAME)
    walk.types(page.locator("#id_phone"), phone)
    walk.taps(page.locator("#id_consent"))
    wait()
    walk.taps(page.get_by_role("button", name="Send my request"), sends=True)
    page.get_by_role("heading", level=1, name=re.compile("Request received")).wait_for()
    return walk.count
