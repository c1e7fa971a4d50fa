"""A small corpus of the sample study's files, built once; and a Dask cluster of two workers, if a test asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.building import attributes
from corpus.small import SAMPLE, attribute_table, built


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The sample study's interviews as a corpus, with the cases' attributes."""
    root = tmp_path_factory.mktemp("corpus") / "care"
    corpus = built([SAMPLE / "sources"], root)
    attributes.write(corpus, attribute_table(root.parent))
    return corpus


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a Dask scheduler with two workers, on this computer alone."""
    pytest.importorskip("distributed")
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.worker-ttl": None}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            worker_dashboard_address=None,
        ) as cluster,
    ):
        yield cluster.scheduler_address
