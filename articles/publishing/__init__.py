"""From a draft to a live edition: checklist, snapshot, rendering, pictures, schedule, and what changed in between.

It may ask the blocks, the models and the search's index. Whether a review is needed it asks of the models.
"""
