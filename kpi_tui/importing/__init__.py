"""Reading PDFs in processes of their own, so that no file can hurt."""
