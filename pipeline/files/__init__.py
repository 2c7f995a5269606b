"""Files that a user gives or a run writes: read with clear errors, and where everything lies."""
