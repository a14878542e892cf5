"""A day at the desk in thirty tasks, and the most clicks that each may take. Written before the pages were built.

A click is a press of the mouse, of Enter to send a form, or a choice in a list. Typing a field counts letters, not
clicks, and Tab from one field to the next is no click. Each task begins on the home page, unless it says otherwise.
"""

from datetime import date, time

from playwright.sync_api import expect

TASKS = [
    ("answer a request: confirm", 1),
    ("read a whole request before answering it", 1),
    ("offer other times to a request", 3),
    ("decline a request, with a reason", 2),
    ("take back the answer that was just given", 1),
    ("a patient arrives", 1),
    ("an appointment is done", 1),
    ("a patient did not come", 1),
    ("a wrong press: set an arrived patient back", 1),
    ("read the phone number of a patient who is late", 0),
    ("find anybody by name", 1),
    ("find anybody by four digits of a phone", 1),
    ("find anybody by a name in Arabic", 1),
    ("find anybody by half a reference", 1),
    ("a caller who is known by phone: book", 5),
    ("a caller who is new: book a free time", 4),
    ("a walk-in, now", 4),
    ("squeeze in, off the grid", 5),
    ("squeeze in on a day that is full, as the manager", 5),
    ("go to a day in January", 2),
    ("see the week of one practitioner", 2),
    ("reschedule an appointment", 3),
    ("cancel an appointment, with a reason", 3),
    ("correct a phone number", 3),
    ("put a caller on the waiting list", 4),
    ("offer a free time to somebody who waits", 3),
    ("link a request to a patient's file", 2),
    ("a course of six appointments", 8),
    ("close tomorrow and tell all", 4),
    ("hide names and phones from the counter", 1),
]


MOST_TABS = 400  # further away, nobody reaches it by keyboard
IS_FOCUSED = """wanted => {
  const here = document.activeElement;
  const control = wanted.control || wanted;
  return here !== document.body && (here === control || control.contains(here));
}"""


class Count:
    """What one task takes. Each of its methods is what a hand does.

    `by_keyboard`: with Tab, arrows, Space and Enter alone, as somebody who cannot use a mouse. `tabs` counts Tab.
    """

    def __init__(self, page, *, by_keyboard: bool = False):
        self.page, self.by_keyboard, self.clicks, self.letters, self.tabs = page, by_keyboard, 0, 0, 0

    def click(self, what) -> None:
        self.clicks += 1
        if not self.by_keyboard:
            what.click()
            return
        self._go_to(what)
        kind = what.get_attribute("type")
        self.page.keyboard.press("Space" if kind in {"checkbox", "radio"} else "Enter")

    def type(self, what, text: str) -> None:
        self.letters += len(text)
        if not self.by_keyboard:
            what.fill(text)
            return
        self._go_to(what)
        kind = what.get_attribute("type")
        if kind == "date":
            self.page.keyboard.type(f"{date.fromisoformat(text):%m%d%Y}")  # in the order of the browser's own language
        elif kind == "time":
            self.page.keyboard.type(f"{time.fromisoformat(text):%I%M%p}")
        else:
            self.page.keyboard.press("ControlOrMeta+A")
            self.page.keyboard.type(text)

    def find(self, text: str) -> None:
        """ "/" leads to the field, Enter sends it."""
        self.letters += 1 + len(text)
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        self.clicks += 1
        self.page.keyboard.press("Enter")

    def _go_to(self, what) -> None:
        """Tab until it has the focus, visibly; in a group of radio buttons the arrows go on."""
        expect(what).to_be_visible()
        for _tab in range(MOST_TABS):
            if what.evaluate(IS_FOCUSED):
                return
            same_group = what.evaluate("node => node.type === 'radio' && document.activeElement.name === node.name")
            self.page.keyboard.press("ArrowDown" if same_group else "Tab")
            self.tabs += 1
        raise AssertionError(f"No keyboard reaches {what}")


def table(counts: dict[str, Count]) -> list[str]:
    """The report: each task with its clicks, the most that it may take, typed letters and presses of Tab."""
    rows = [
        f"| {task} | {counts[task].clicks} | {most} | {counts[task].letters} | {counts[task].tabs} |"
        for task, most in TASKS
        if task in counts
    ]
    return ["| task | clicks | at most | typed letters | Tab |", "|---|---|---|---|---|", *rows]
