"""What answers one question: a line, a long text, boxes to choose from, a list, a place; one module a kind."""
