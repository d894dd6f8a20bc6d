"""`python -m situate` is the command `situate`."""

from situate.cli.main import main

if __name__ == "__main__":
    main()
