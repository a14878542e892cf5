"""The search: index of published words, ranking, results, and searches without results.

It reads live editions and the clinic's facts, and imports only models.
"""
