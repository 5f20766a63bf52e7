"""A repeat as a grid: a row a line, a question a column, worked by keys as fast as a list on paper is read."""
