"""The first run: five steps that make this computer a device of an office; each can be left and resumed."""
