"""From a draft to a live edition: checklist, snapshot, rendering, pictures, schedule and differences.

It may import blocks, models and the search index. It learns from the models whether a review is needed.
"""
