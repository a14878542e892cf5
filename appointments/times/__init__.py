"""Which time is open, held, free or too late, and by when we answer.

It only reads, but for closures (closing and reopening hours, in turn with the bookings). It may ask the models and
`appointments.locking`. Everybody above asks `availability` whether a time is free; nobody works it out again.
"""
