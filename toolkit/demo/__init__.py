"""A synthetic corpus with known faults, for the demo, the tests and the benchmarks."""
