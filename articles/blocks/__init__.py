"""The kinds of blocks that an article is made of: one small model a kind, `kinds` lists them.

They stand on the ground floor beside the models and ask nobody but them.
"""
