"""Articles: written in blocks, reviewed, published as frozen editions."""
