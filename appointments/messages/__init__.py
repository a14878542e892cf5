"""What is told to whom, and what became of it.

Everybody above queues a row in the transaction of the change (`outbox`); only the worker composes and delivers it.
It may ask `appointments.times` and the models; it changes no appointment.
"""
