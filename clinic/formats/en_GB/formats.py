"""Dates and times in the stock admin's lists: as everywhere else, with 24 hours. The rest is Django's own."""

DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "D j M, H:i"
TIME_FORMAT = "H:i"
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]  # a form shows the first: no clinic opens at a second
