"""Settings for all tests."""

from hypothesis import settings

settings.register_profile("shared", deadline=None)
settings.load_profile("shared")
