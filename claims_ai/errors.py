"""The errors a user can meet. Each message says what was wrong and what to do."""


class ClaimsError(Exception):
    """Anything a user can mend; shown without a traceback."""


class DocumentError(ClaimsError):
    """A file cannot be read as a document: empty, truncated, encrypted, too large, or of another kind."""


class InputError(ClaimsError):
    """A claim, a policy list or a table does not have the agreed form."""


class ProductError(ClaimsError):
    """A product file is not a valid set of terms."""


class ModelError(ClaimsError):
    """A model folder is missing, incomplete or does not fit the features of this code."""


class StoreError(ClaimsError):
    """The database cannot be used as it is: wrong setting, wrong key, newer schema, or what was asked for is not in it."""


class StoreUnavailableError(StoreError):
    """The database cannot be reached just now; nothing was decided, and the same request may be sent again."""
