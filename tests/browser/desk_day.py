"""A day at the desk in thirty tasks, and the most clicks that each may take. Written before the pages were built.

A click is a press of the mouse, of Enter to send a form, or a choice in a list. Typing a field counts letters, not
clicks, and Tab from one field to the next is no click. Each task begins on the home page, unless it says otherwise.
"""

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
