"""The command line: thin, every command in a file of its own."""
