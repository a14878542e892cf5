"""Measurements: `make bench` writes them to docs/benchmarks/. Reports with ratios, never tests with a time limit."""
