"""Which time is open, held, free or too late, and the deadlines for our answers.

It only reads, except `closures`, which closes and reopens hours. It may use the models and `appointments.locking`. All
other rooms ask `availability` whether a time is free and do not calculate it themselves.
"""
