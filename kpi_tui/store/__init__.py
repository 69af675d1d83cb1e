"""The store: reports as Parquet files, in a folder or a bucket."""
