"""The nouns: one schema that is the case file, the stored document, the API body and the export."""
