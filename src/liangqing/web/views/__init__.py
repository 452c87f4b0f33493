"""One module for each page: read the request, call `app`, show the answer."""
