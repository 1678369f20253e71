"""``python -m genetherapy_model``: the command line, where no script is installed."""

from genetherapy_model.cli import main

raise SystemExit(main())
