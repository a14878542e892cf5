"""Every change of an appointment, from the request to attendance. Nothing else writes statuses, held times or history.

`records` does the writing. The other modules have one subject each and call it while they hold the practitioner's lock.
They may ask `appointments.times` whether a time is free, and queue messages through `appointments.messages`.
"""
