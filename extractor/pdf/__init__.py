"""PDF to ``Document``: the only place that knows pypdfium2 and pdfplumber."""
