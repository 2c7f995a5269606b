"""Memory: what was translated before."""
