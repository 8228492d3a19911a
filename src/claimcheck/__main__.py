"""`python -m claimcheck`, for where the script is not on the path."""

from claimcheck.cli.main import main

main()
