"""The figures for programs: five tables as JSON and CSV under /api/v1, described in OpenAPI."""
