"""The command line, one command a module; stable, because people script it."""
