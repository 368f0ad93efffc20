"""What every test stands on: no test fails for being slow, since speed is measured in tests/benchmarks."""

from hypothesis import settings

# Other examples are drawn on every run: fewer at a time, in many runs, find as much.
settings.register_profile("levelwith", deadline=None, max_examples=40)
settings.load_profile("levelwith")
