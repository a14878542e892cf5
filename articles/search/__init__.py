"""From a typed word to the right help: the index of published words, ranking, results, and what nobody found.

It reads published editions and the clinic's facts, and asks the models only.
"""
