"""Messages: what patients and reception are told, and whether it was delivered.

Other rooms queue a row in the transaction of their change (`outbox`). Only the worker composes and delivers it. This
room may use `appointments.times` and the models; it does not change appointments.
"""
