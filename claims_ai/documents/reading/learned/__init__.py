"""The learned field reader: typed candidates on a page, chosen among by models trained on pages with known values."""
