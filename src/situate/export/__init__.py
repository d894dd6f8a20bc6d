"""Events as files in other people's formats; each format one module."""
