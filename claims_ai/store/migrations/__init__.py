"""The steps by which the tables came to be, applied in order when a store is opened."""
