"""What people type into the search of the sample clinic, and what has to come first.

The first twenty were written down before there was a search. "" stands for nothing found.
"""

FIRST_TWENTY = [
    ("sciatica", "article sciatica"),
    ("siatica", "article sciatica"),
    ("back spasm", "article back-muscle-spasm"),
    ("back spasms", "article back-muscle-spasm"),
    ("back spazm", "article back-muscle-spasm"),
    ("slipped disc", "article sciatica"),
    ("slipped disk", "article sciatica"),
    ("lumbago", "condition low-back-pain"),
    ("charley horse", "condition muscle-spasm"),
    ("cramps at night", "article night-leg-cramps"),
    ("heat or cold?", "article heat-or-cold"),
    ("ice", "article heat-or-cold"),
    ("physiotherapy", "service physiotherapy-assessment"),
    ("physiotherepist", "person joseph"),
    ("Dr Omar", "person dr-omar"),
    ("second opinion", "service second-opinion-on-surgery"),
    ('"low back pain"', "article low-back-pain"),
    ('AND OR NEAR * " ( :', ""),
    ("\x00 \ud800 😀", ""),
    ("x", ""),
]
