"""The queries, changes and control limits of all councils of a store, worked out by Spark.

`python -m tests.spark.nation STORE` counts them.
"""

from __future__ import annotations

import os
import sys

from pyspark.sql import DataFrame, SparkSession

import kpi_tui


def assess_nation(spark: SparkSession, store: str) -> DataFrame:
    """Every finding, change and limit in a store, council by council, on all workers."""
    readings = spark.read.option("pathGlobFilter", "*.parquet").parquet(store)
    beside = spark.createDataFrame(kpi_tui.beside_frame(store))
    rows = readings.select("*", "_metadata.row_index").unionByName(beside, allowMissingColumns=True)
    return rows.groupBy("council").applyInArrow(kpi_tui.assess_frame, kpi_tui.ASSESS_SCHEMA)


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[*]").getOrCreate()
    found = assess_nation(session, sys.argv[1])
    found.groupBy("council", "kind").count().orderBy("council", "kind").show(1000, truncate=False)
