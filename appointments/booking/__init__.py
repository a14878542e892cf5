"""Every change of an appointment, from the request to attendance; the only writer of status, held times and history.

`records` writes; the other modules are one subject each and call it under the practitioner's lock. It may ask
`appointments.times` whether a time is free and queue messages in `appointments.messages`.
"""
