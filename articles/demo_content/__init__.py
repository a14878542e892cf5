"""The sample articles: plain data, read by articles/demo.py. No clinician has approved them yet: the pages say so."""
