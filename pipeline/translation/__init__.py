"""Memory first, then the engine, then repair: from slotted sentences to their translations."""
