"""The folder of Parquet files."""
