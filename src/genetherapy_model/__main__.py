"""``python -m genetherapy_model``: the command line, where no script is installed."""

from genetherapy_model.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
