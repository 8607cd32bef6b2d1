"""The learned reader of labelled papers: typed candidates on a page, each judged for each field by its labels, place and form."""
