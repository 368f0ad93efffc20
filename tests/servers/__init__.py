"""Publishers to practise on: they speak as the real ones do, on this machine only."""
