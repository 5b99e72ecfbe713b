"""From a query string to a page of results with its facets. Nothing here handles requests or HTML."""
