"""What every test stands on: no test fails for being slow, since speed is measured in tests/benchmarks."""

from hypothesis import settings

settings.register_profile("levelwith", deadline=None)
settings.load_profile("levelwith")
