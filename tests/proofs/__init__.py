"""Long proofs: each takes minutes and leaves a report in docs/proofs/."""
