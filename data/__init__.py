"""The project's own sample reports, and how to make them again."""
