"""The `claims-ai` command."""


def main() -> None:
    """Run the command line."""
