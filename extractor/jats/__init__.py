"""JATS XML and plain text to the same ``Document`` that the PDF stage makes."""
