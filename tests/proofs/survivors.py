"""Mutants that no test can kill, because they change nothing: the line that a mutant has instead, and why."""

EQUIVALENT: dict[str, str] = {}
